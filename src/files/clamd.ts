import { connect } from 'node:net';

export type ScanAnswer = { readonly clean: true } | { readonly clean: false; readonly threat: string };

/** The scanner cannot be asked, or did not answer as one does: the file stays where it is. */
export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable';
}

const CHUNK = 64 * 1024;
const SILENCE_MS = 30_000;
const LONGEST_ANSWER = 4096;

/**
 * Has a content scanned by clamd over INSTREAM (clamd(8)): chunks led by their length in four bytes, an empty one at
 * the end; the answer is `stream: OK`, `stream: <name> FOUND` or `… ERROR`. Nothing is written on the scanner's side.
 * @throws ScannerUnavailable on no connection, silence of `silenceMs`, or any other answer
 */
export function scanWithClamd(
  { host, port }: { readonly host: string; readonly port: number },
  content: Uint8Array,
  silenceMs = SILENCE_MS,
): Promise<ScanAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    let answer = '';
    const fail = (why: string) => {
      socket.destroy();
      reject(new ScannerUnavailable(`virus scanner ${host}:${port}: ${why}`));
    };
    socket.setTimeout(silenceMs, () => fail('no answer'));
    socket.on('error', ({ message }) => fail(message));
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (const part of framed(content)) socket.write(part);
    });
    socket.on('data', (part) => {
      answer += part.toString('utf8');
      if (answer.length > LONGEST_ANSWER) return fail('answer too long');
      if (!answer.includes('\0')) return;
      socket.end();
      const read = readAnswer(answer.slice(0, answer.indexOf('\0')));
      if (read) resolve(read);
      else fail(answer.slice(0, 200));
    });
    socket.on('close', () => fail('closed without an answer'));
  });
}

function* framed(content: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < content.length; from += CHUNK) {
    const chunk = content.subarray(from, from + CHUNK);
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function readAnswer(line: string): ScanAnswer | null {
  if (/^stream: OK\s*$/.test(line)) return { clean: true };
  const threat = line.match(/^stream: (.+) FOUND\s*$/)?.[1];
  return threat ? { clean: false, threat: threat.slice(0, 120) } : null;
}
