import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestAct } from '../../src/agreements/acts/act-store.ts';
import { issueAct } from '../../src/agreements/acts/issue-act.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { type Granted, grantedCase } from './support/granted-case.ts';
import { signed } from './support/life.ts';

let server: SMTPServer;
let test: TestServices;
let granted: Granted;
const received: string[] = [];

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('latin1'));
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  test = await startTestServices({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  granted = await grantedCase(test);
});
afterAll(async () => {
  await test.close();
  await new Promise<void>((closed) => server.close(closed));
});

/** PDF files of a raw message, by name. */
function attachmentsOf(message: string): Record<string, Buffer> {
  const parts = message.split(/\r\n--[^\r\n]+/).slice(1);
  return Object.fromEntries(
    parts.flatMap((part) => {
      const [head = '', ...body] = part.split('\r\n\r\n');
      const name = /filename="?([^";\r\n]+)"?/.exec(head)?.[1];
      return name ? [[name, Buffer.from(body.join('').replace(/\s/g, ''), 'base64')]] : [];
    }),
  );
}
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const mailTo = (word: string): string => {
  const found = received.findLast(
    (message) => message.includes(granted.owner.email) && message.includes(word),
  );
  if (!found) throw new Error(`no mail with ${word}`);
  return found;
};

describe('mails that carry an act', () => {
  it('bring the decision letter itself, byte for byte the file on record', async () => {
    const ctx = test.as(granted.officer);
    await ctx.db.tx((d) => issueAct(d, ctx, granted.row, 'decision-grant'));
    await test.work();
    const act = await latestAct(ctx.db.read, granted.row.id, 'decision-grant');
    const files = attachmentsOf(mailTo('decision-attribution'));
    expect(Object.keys(files)).toEqual([`decision-attribution-${act?.number}.pdf`]);
    expect(Object.values(files).map(sha256)).toEqual([act?.fileHash]);
  });

  it('bring the signed agreement once it is sealed', async () => {
    await signed(test, granted);
    const act = await latestAct(test.services.db.read, granted.row.id, 'agreement');
    const files = attachmentsOf(mailTo('-signee.pdf'));
    expect(Object.values(files).map(sha256)).toEqual([act?.signedFileHash]);
  });
});
