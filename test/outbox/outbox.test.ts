import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listSentMails, recentWork } from '../../src/outbox/outbox-store.ts';
import { Interrupted, startOutboxWorker, workOnce, workUntilIdle } from '../../src/outbox/outbox-worker.ts';
import { promiseMail, promiseWork } from '../../src/outbox/promise-work.ts';
import { renderMail } from '../../src/outbox/render-mail.ts';
import { sendMail } from '../../src/outbox/send-mail.ts';
import { type Instant, instant } from '../../src/shared/dates.ts';
import { DAY, startTestServices, type TestServices } from '../support/test-services.ts';

const MAIL = {
  to: 'owner@example.org',
  locale: 'fr' as const,
  subject: 'Bonne nouvelle',
  body: [
    'Bonjour,',
    { list: ['un', 'deux'] },
    { action: { label: 'Ouvrir', url: 'http://127.0.0.1:3000/my' } },
  ],
};
type Received = { readonly to: string; readonly data: string };

/** A mail server of flesh and sockets that can refuse or hang up. */
async function startMailServer(port: number, behaviour: { dropAfterData: number }) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      let data = '';
      stream.on('data', (chunk: Buffer) => {
        data += chunk.toString('utf8');
      });
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo[0]?.address ?? '', data });
        if (behaviour.dropAfterData > 0) {
          behaviour.dropAfterData -= 1;
          callback(new Error('the line went dead'));
        } else callback();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return { received, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** Waits for a fact, two seconds at most. */
async function until(fact: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fact()) return;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  throw new Error('it did not happen within two seconds');
}

describe('Promised work', () => {
  let test: TestServices;
  afterEach(() => test.close());

  it('does the work of a long story in a lane of its own, which does what it promises itself', async () => {
    test = await startTestServices();
    const { services, clock } = test;
    const done: string[] = [];
    let finish = (): void => undefined;
    const told = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const work = (name: string) => async () => void done.push(name);
    const kinds = {
      story: async () => {
        await told;
        done.push('story');
      },
      past: work('past'),
      present: work('present'),
    };
    const yesterday = instant(Date.parse(clock.now) - DAY);
    let since: Instant | null = clock.now;
    await services.db.tx(async (d) => {
      await promiseWork(d, clock.now, { kind: 'story', payload: {} });
      await promiseWork(d, yesterday, { kind: 'past', payload: {} });
      await promiseWork(d, clock.now, { kind: 'present', payload: {} });
    });
    const worker = startOutboxWorker(services, kinds, [], { kind: 'story', since: async () => since });
    await until(async () => done.includes('present'));
    expect(done).toEqual(['present']);
    since = null;
    await until(async () => done.includes('past'));
    finish();
    await until(async () => done.includes('story'));
    await worker.stop();
    expect(await recentWork(services.db.read, 'pending')).toEqual([]);
  });

  describe('by mail', () => {
    const PORT = 20_000 + Math.floor(process.pid % 20_000);
    beforeEach(async () => {
      test = await startTestServices({ SMTP_URL: `smtp://127.0.0.1:${PORT}` });
    });

    it('is sent once the deed is kept, and not at all when it is not', async () => {
      const server = await startMailServer(PORT, { dropAfterData: 0 });
      const { db } = test.services;
      await db.tx((d) => promiseMail(d, test.clock.now, MAIL, 'case-1:granted'));
      await db
        .tx(async (d) => {
          await promiseMail(d, test.clock.now, { ...MAIL, to: 'nobody@example.org' });
          throw new Error('no');
        })
        .catch(() => undefined);
      await test.work();
      await server.close();
      expect(server.received.map((mail) => mail.to)).toEqual(['owner@example.org']);
      expect(server.received[0]?.data).toContain('Subject: Bonne nouvelle');
      expect((await recentWork(db.read, 'done'))[0]?.payload).toEqual({});
    });

    it('keeps the same Message-ID when it is sent again after a cut', async () => {
      const server = await startMailServer(PORT, { dropAfterData: 1 });
      await test.services.db.tx((d) => promiseMail(d, test.clock.now, MAIL));
      await test.work();
      test.clock.advance(DAY);
      await test.work();
      await server.close();
      const ids = server.received.map((mail) => mail.data.match(/^Message-ID: (.+)$/im)?.[1]?.trim());
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    });

    it('is kept for an administrator after eight failures, never lost', async () => {
      await test.services.db.tx((d) => promiseMail(d, test.clock.now, MAIL));
      for (let attempt = 0; attempt < 10; attempt += 1) {
        await test.work();
        test.clock.advance(DAY);
      }
      const dead = await recentWork(test.services.db.read, 'dead');
      expect(dead).toHaveLength(1);
      expect(dead[0]?.attempts).toBe(8);
      expect(dead[0]?.payload).toMatchObject({ to: 'owner@example.org' });
    });
  });

  describe('of any kind', () => {
    beforeEach(async () => {
      test = await startTestServices();
    });

    it('promised twice for the same occasion is done once', async () => {
      const { db } = test.services;
      await db.tx((d) => promiseMail(d, test.clock.now, MAIL, 'case-1:granted'));
      await db.tx((d) => promiseMail(d, test.clock.now, MAIL, 'case-1:granted'));
      await test.work();
      expect(await listSentMails(db.read)).toHaveLength(1);
    });

    it('is done once by many workers', async () => {
      const { services } = test;
      const done: number[] = [];
      const handlers = { count: async (_: unknown, row: { id: number }) => void done.push(row.id) };
      await services.db.tx(async (d) => {
        for (let i = 0; i < 40; i += 1) await promiseWork(d, test.clock.now, { kind: 'count', payload: i });
      });
      await Promise.all(Array.from({ length: 8 }, () => workUntilIdle(services, handlers)));
      expect(done).toHaveLength(40);
      expect(new Set(done).size).toBe(40);
    });

    it('left behind by a worker that died is taken up again', async () => {
      const { services } = test;
      await services.db.tx((d) => promiseMail(d, test.clock.now, MAIL));
      const hangs = { mail: () => new Promise<void>(() => undefined) };
      void workOnce(services, hangs);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await workOnce(services, { mail: sendMail })).toBe(false);
      test.clock.advance(DAY);
      expect(await workOnce(services, { mail: sendMail })).toBe(true);
      expect(await listSentMails(services.db.read)).toHaveLength(1);
    });

    it('held by a worker that was killed is taken up as soon as the next one starts', async () => {
      const { services } = test;
      await services.db.tx((d) => promiseMail(d, test.clock.now, MAIL));
      void workOnce(services, { mail: () => new Promise<void>(() => undefined) });
      await until(async () => (await recentWork(services.db.read, 'working')).length === 1);
      const worker = startOutboxWorker(services, { mail: sendMail });
      await until(async () => (await listSentMails(services.db.read)).length === 1);
      await worker.stop();
    });

    it('that is short does not wait behind what is long, and keeps its order', async () => {
      const { services } = test;
      const done: string[] = [];
      let endImport: () => void = () => undefined;
      const handlers = {
        import: (_: unknown, row: { payload: unknown }) =>
          new Promise<void>((resolve) => {
            endImport = () => {
              done.push(`import ${row.payload}`);
              resolve();
            };
          }),
        mail: async (_: unknown, row: { payload: unknown }) => void done.push(`mail ${row.payload}`),
      };
      await services.db.tx(async (d) => {
        for (const [kind, payload] of [
          ['import', 1],
          ['mail', 1],
          ['import', 2],
          ['mail', 2],
          ['mail', 3],
        ] as const)
          await promiseWork(d, test.clock.now, { kind, payload });
      });
      const worker = startOutboxWorker(services, handlers, ['import']);
      await until(async () => done.length === 3);
      expect(done).toEqual(['mail 1', 'mail 2', 'mail 3']);
      const stopped = worker.stop();
      endImport();
      await stopped;
      expect(done.at(-1)).toBe('import 1');
      expect((await recentWork(services.db.read, 'pending')).map((row) => row.payload)).toEqual([2]);
    });

    it('that a stop interrupts is no failure: nobody takes it before the next start, which goes on with it', async () => {
      const said: string[] = [];
      const note = (_: unknown, words: string) => void said.push(words);
      const services = { ...test.services, log: { ...test.services.log, info: note, warn: note } };
      const halt = new AbortController();
      let played = 0;
      const year = async () => {
        played += 1;
        if (halt.signal.aborted) throw new Interrupted();
      };
      await services.db.tx((d) => promiseWork(d, test.clock.now, { kind: 'year', payload: {} }));
      halt.abort();
      const worker = startOutboxWorker(services, { year });
      await until(async () => said.length > 0);
      expect(await workOnce(services, { year })).toBe(false);
      await worker.stop();
      expect([played, said]).toEqual([1, ['promised work interrupted, it goes on at the next start']]);
      expect(await recentWork(services.db.read, 'working')).toMatchObject([{ attempts: 0, lastError: null }]);

      const next = startOutboxWorker(services, {
        year: async () => {
          played += 1;
        },
      });
      await until(async () => (await recentWork(services.db.read, 'done')).length === 1);
      await next.stop();
      expect([played, said.at(-1)]).toEqual([2, 'work of a stopped worker is taken up again']);
    });

    it('in hand is finished when the worker is stopped', async () => {
      const { services } = test;
      let finished = false;
      const slow = {
        slow: async () => {
          await new Promise((resolve) => setTimeout(resolve, 150));
          finished = true;
        },
      };
      await services.db.tx((d) => promiseWork(d, test.clock.now, { kind: 'slow', payload: {} }));
      const worker = startOutboxWorker(services, slow);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await worker.stop();
      expect(finished).toBe(true);
    });
  });
});

describe('A mail', () => {
  it('escapes what people wrote and says who sent it', () => {
    const rendered = renderMail(
      { ...MAIL, body: ['<script>alert("x")</script>'] },
      { service: 'Eco-Habitat', authority: 'La collectivité', contact: 'a@example.org' },
    );
    expect(rendered.html).not.toContain('<script>');
    expect(rendered.html).toContain('&lt;script&gt;');
    expect(rendered.text).toContain('Eco-Habitat');
  });
});
