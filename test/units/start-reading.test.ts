import { describe, expect, it } from 'vitest';
import { loadTerritory } from '../../src/programme/load-territory.ts';
import { sourceOf } from '../../src/units/import/import-settings.ts';
import { findLastWords, type ReadSettings, readLines } from '../../src/units/import/read-import.ts';
import { readApart } from '../../src/units/import/start-reading.ts';
import { DEFAULT_LOVAC_FILTERS } from '../../src/units/lovac/lovac-filters.ts';
import { idlocal, lovacText, person } from './support/lovac-file.ts';

const SIZE = 7;

describe('A file read in a thread of its own', () => {
  const settings = async (): Promise<ReadSettings> => ({
    options: { ...DEFAULT_LOVAC_FILTERS, fallbackVintage: null },
    territory: await loadTerritory('245900428'),
    latestVintage: 2026,
    choices: {},
  });
  const all = async <Line>(handfuls: AsyncIterable<Line[]>): Promise<Line[][]> => {
    const read: Line[][] = [];
    for await (const lines of handfuls) read.push(lines);
    return read;
  };

  it('gives the same handfuls as one read where it is: entries, lines set aside, refused and repeated', async () => {
    const told = await settings();
    const lines = Array.from({ length: 60 }, (_, at) => ({
      ff_idlocal: idlocal(at % 50),
      ff_idpersonne_1: person(at),
      ...(at % 9 === 4 ? { ff_stoth: 'vast' } : {}),
      ...(at % 11 === 3 ? { debutvacance: 'long ago' } : {}),
      ...(at % 13 === 6 ? { debutvacance: '2024' } : {}),
    }));
    const content = Buffer.from(lovacText(lines));
    const here = sourceOf(content);
    const expected = await all(readLines(here, told, await findLastWords(here, told), SIZE));
    const apart = await all(readApart(here, { settings: told, eachItsOwn: false, size: SIZE }));
    expect(apart).toEqual(expected);
    expect(new Set(apart.flat().map(({ kind }) => kind))).toEqual(
      new Set(['entry', 'rejected', 'filtered-out', 'superseded']),
    );
  });

  it('refuses what is no vacancy file in the same words', async () => {
    const told = await settings();
    const content = Buffer.from('name;colour\nrose;red\n');
    const refusal = async (handfuls: AsyncIterable<unknown[]>) =>
      all(handfuls as AsyncIterable<never[]>).then(
        () => null,
        ({ kind, code, params }) => ({ kind, code, params }),
      );
    const here = await refusal(readLines(sourceOf(content), told, new Map(), SIZE));
    expect(here).not.toBeNull();
    expect(
      await refusal(readApart(sourceOf(content), { settings: told, eachItsOwn: true, size: SIZE })),
    ).toEqual(here);
  });

  it('stops when nobody wants more', async () => {
    const lines = Array.from({ length: 60 }, (_, at) => ({ ff_idlocal: idlocal(at) }));
    const task = { settings: await settings(), eachItsOwn: true, size: SIZE };
    for await (const handful of readApart(sourceOf(Buffer.from(lovacText(lines))), task)) {
      expect(handful).toHaveLength(SIZE);
      break;
    }
  });

  it('holds no more of the file than a few pieces, and tells a disk that fails', async () => {
    const lines = Array.from({ length: 400 }, (_, at) => ({
      ff_idlocal: idlocal(at),
      ff_idpersonne_1: person(at),
    }));
    const content = Buffer.from(lovacText(lines));
    let given = 0;
    async function* pieces() {
      for (let at = 0; at < content.length; at += 500) {
        given += 1;
        yield content.subarray(at, at + 500);
      }
    }
    const task = { settings: await settings(), eachItsOwn: true, size: 5 };
    const reading = readApart(pieces, task);
    await reading.next();
    // One handful given, two read ahead: 15 lines of some 130 bytes, and the piece that begins the next.
    expect(given).toBeLessThan(8);
    await reading.return(undefined);
    async function* torn(): AsyncGenerator<Uint8Array> {
      yield content.subarray(0, 3000);
      throw new Error('the disk is gone');
    }
    await expect(all(readApart(torn, task))).rejects.toThrow('the disk is gone');
  });
});
