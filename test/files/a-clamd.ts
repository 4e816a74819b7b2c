import { createServer, type Server } from 'node:net';

export const EICAR_NAME = 'Eicar-Test-Signature';

/**
 * A scanner that speaks clamd's INSTREAM: reads the chunks of each connection, finds `INFECTED` in them, answers as
 * clamd does. `answers` replaces the answer, or hangs up when null.
 */
export async function startClamd(
  answers: (content: Buffer) => string | null = (content) =>
    content.includes('INFECTED') ? `stream: ${EICAR_NAME} FOUND\0` : 'stream: OK\0',
): Promise<{ readonly port: number; readonly seen: Buffer[]; close(): Promise<void> }> {
  const seen: Buffer[] = [];
  const server: Server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('data', (part) => {
      received = Buffer.concat([received, part]);
      const content = instream(received);
      if (content === null) return;
      seen.push(content);
      const answer = answers(content);
      if (answer === null) socket.destroy();
      else socket.end(answer);
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    seen,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** The content once its empty chunk has come; null before. */
function instream(received: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (received.length < command.length) return null;
  if (received.subarray(0, command.length).toString() !== command) throw new Error('not an INSTREAM');
  const parts: Buffer[] = [];
  let at = command.length;
  while (at + 4 <= received.length) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
