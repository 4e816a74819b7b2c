import { createReadStream } from 'node:fs';

/** A content in pieces, from its beginning as often as asked for: what is large is never whole in memory. */
export type Pieces = () => AsyncIterable<Uint8Array>;

const PIECE = 256 * 1024;

/** A content already in memory. */
export const piecesOf = (content: Uint8Array): Pieces =>
  async function* () {
    for (let at = 0; at < content.length; at += PIECE) yield content.subarray(at, at + PIECE);
  };

export const piecesOfFile = (path: string, start = 0): AsyncIterable<Uint8Array> =>
  createReadStream(path, { start, highWaterMark: PIECE }) as AsyncIterable<Uint8Array>;
