import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** When a connection is cut: before the message is sent, after it was received but not acknowledged, or never. */
export type Cut = 'before-data' | 'after-data' | 'never';
export type Received = { readonly messageId: string; readonly subject: string };

export type MailServer = {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
};

/** A mail server on 127.0.0.1 that hangs up as it is told, connection by connection. */
export async function startCuttingMailServer(nextCut: () => Cut): Promise<MailServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket, nextCut(), received);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** As much of RFC 5321 as a client needs to deliver one message. */
function converse(socket: Socket, cut: Cut, received: Received[]): void {
  let pending = '';
  let inMessage = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const take = (line: string) => {
    if (/^(EHLO|HELO)/i.test(line)) return say('250 bench');
    if (/^QUIT/i.test(line)) return socket.end('221 bye\r\n');
    if (!/^DATA/i.test(line)) return say('250 ok');
    if (cut === 'before-data') return socket.destroy();
    inMessage = true;
    return say('354 go on');
  };
  const keep = (message: string) => {
    inMessage = false;
    received.push(headersOf(message));
    if (cut === 'after-data') return socket.destroy();
    return say('250 kept');
  };
  say('220 bench');
  socket.on('data', (piece: Buffer) => {
    pending += piece.toString('utf8');
    for (;;) {
      const mark = inMessage ? '\r\n.\r\n' : '\r\n';
      const end = pending.indexOf(mark);
      if (end < 0) return;
      const text = pending.slice(0, end);
      pending = pending.slice(end + mark.length);
      if (inMessage) keep(text);
      else take(text);
    }
  });
}

const headersOf = (message: string): Received => ({
  messageId: /^Message-ID: *(\S+)/im.exec(message)?.[1] ?? '',
  subject: /^Subject: *(.+)$/im.exec(message)?.[1]?.trim() ?? '',
});
