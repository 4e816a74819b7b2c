import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { access } from '../../src/web/request.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';

type Line = { readonly level: number; readonly msg: string };
const ERROR = 50;

let test: TestServices;
let app: FastifyInstance;
let lines: Line[];
beforeEach(async () => {
  test = await startTestServices({ LOG_LEVEL: 'info' });
  lines = [];
  app = await createApp(test.services, { write: (line) => void lines.push(JSON.parse(line) as Line) });
});
afterEach(async () => {
  await app.close();
  await test.close();
});

/** Asks for an address and hangs up: once the answer begins, or without waiting for it. */
async function askAndLeave(port: number, path: string, when: 'at once' | 'midway'): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n`);
  if (when === 'midway') await once(socket, 'data');
  else await new Promise((resume) => setTimeout(resume, 30));
  socket.destroy();
}

/** A page that is long to make, and long to send. */
async function slowPage(): Promise<string> {
  await new Promise((resume) => setTimeout(resume, 150));
  return 'a page of many words '.repeat(50_000);
}
async function* slowFile() {
  for (let sent = 0; sent < 100; sent += 1) {
    await new Promise((resume) => setTimeout(resume, 5));
    yield Buffer.from(`${Math.random()} `.repeat(2000));
  }
}

async function listen(): Promise<number> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.addresses()[0] as AddressInfo).port;
}

const ended = async (): Promise<void> => {
  for (
    let tries = 0;
    tries < 100 && !lines.some(({ msg }) => /left|closed|errored|failed/.test(msg));
    tries += 1
  )
    await new Promise((resume) => setTimeout(resume, 20));
};

describe('The log of requests', () => {
  it.each(['at once', 'midway'] as const)('calls no error a reader who leaves %s', async (when) => {
    app.get('/long', access('public'), async (_, reply) =>
      reply.type('text/plain').send(when === 'at once' ? await slowPage() : Readable.from(slowFile())),
    );
    await askAndLeave(await listen(), '/long', when);
    await ended();
    expect(lines.some(({ msg }) => /reader left|closed prematurely/.test(msg))).toBe(true);
    expect(lines.filter(({ level }) => level >= ERROR)).toEqual([]);
  });

  it('calls no error a reader who leaves in the middle of sending a file', async () => {
    const socket = connect(await listen(), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      [
        'POST /login HTTP/1.1',
        'Host: localhost',
        'Content-Type: multipart/form-data; boundary=edge',
        'Content-Length: 100000',
        '',
        '--edge',
        'Content-Disposition: form-data; name="file"; filename="quote.pdf"',
        '',
        '%PDF-1.7 the beginning of a quote',
      ].join('\r\n'),
    );
    await new Promise((resume) => setTimeout(resume, 100));
    socket.destroy();
    await ended();
    expect(lines.some(({ msg }) => /reader left/.test(msg))).toBe(true);
    expect(lines.filter(({ level }) => level >= ERROR)).toEqual([]);
  });

  it('still calls an error what fails in the house', async () => {
    app.get('/broken', access('public'), async () => {
      throw new Error('the shelf fell');
    });
    expect((await app.inject('/broken')).statusCode).toBe(500);
    expect(lines.filter(({ level }) => level >= ERROR).map(({ msg }) => msg)).toEqual(['request failed']);
  });
});
