import { describe, expect, it } from 'vitest';
import { type LovacEvent, type LovacOptions, readLovac } from '../../../src/units/lovac/read-lovac.ts';
import { inPieces, windows1252 } from './bytes.ts';

const HEADINGS = 'annee;ff_idlocal;idcom;libcom;debutvacance;ff_stoth;proprietaire';
const line = (number: number, rest = '59183;Dunkerque;2019;70;DEKLINTER/ALAIN') =>
  `2025;59900000${String(number).padStart(4, '0')};${rest}`;

async function read(
  content: string | Uint8Array,
  options: LovacOptions = {},
  size = 50,
): Promise<LovacEvent[]> {
  const events: LovacEvent[] = [];
  for await (const event of readLovac(inPieces(content, size), options)) events.push(event);
  return events;
}
const takenOf = (events: readonly LovacEvent[]) =>
  events.flatMap((event) => (event.kind === 'line' ? [event.line] : []));
const refusedOf = (events: readonly LovacEvent[]) =>
  events.flatMap((event) => (event.kind === 'rejected' ? event.reasons : []));

describe('reading a file', () => {
  it('gives its heading, its lines, how far it got, and its end', async () => {
    const content = [HEADINGS, line(1), line(2)].join('\n');
    const events = await read(content);
    expect(events[0]).toMatchObject({ kind: 'header', delimiter: ';' });
    expect(takenOf(events).map(({ line: at, idlocal }) => [at, idlocal])).toEqual([
      [2, '599000000001'],
      [3, '599000000002'],
    ]);
    expect(events.at(-1)).toEqual({ kind: 'end', bytes: content.length, lines: 2, encoding: 'utf-8' });
    const progress = events.filter((event) => event.kind === 'progress');
    expect(progress.length).toBeGreaterThan(1);
    expect(progress.at(-1)).toMatchObject({ bytes: content.length });
  });

  it.each([
    ['semicolons', ';'],
    ['commas', ','],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('accepts %s, quotes, a BOM and CR LF', async (_, delimiter) => {
    const quoted = (text: string) =>
      text
        .split(';')
        .map((cell) => `"${cell}"`)
        .join(delimiter);
    const events = await read(`\uFEFF${[HEADINGS, line(1), line(2)].map(quoted).join('\r\n')}\r\n`);
    expect(takenOf(events)).toHaveLength(2);
    expect(takenOf(events)[0]?.owners[0]?.name).toBe('DEKLINTER Alain');
  });

  it('accepts Windows-1252', async () => {
    const events = await read(
      windows1252([HEADINGS, line(1, '59260;Les Moëres;2019;70;VANROZÉE/HÉLÈNE')].join('\n')),
    );
    expect(takenOf(events)[0]).toMatchObject({
      communeName: 'Les Moëres',
      owners: [{ name: 'VANROZÉE Hélène' }],
    });
    expect(events.at(-1)).toMatchObject({ encoding: 'windows-1252' });
  });

  it('reports each wrong line and takes the rest', async () => {
    const events = await read(
      [
        HEADINGS,
        line(1),
        line(2, '59183;Dunkerque;jadis;70;X'),
        '',
        line(3, '59183;Dunkerque;2019'),
        line(4, '59183;"Dunkerque;2019;70;X'),
        line(5, '59183;Dunkerque;2019;-4;X'),
        line(6),
      ].join('\n'),
    );
    expect(takenOf(events).map((taken) => taken.line)).toEqual([2, 7, 8]);
    expect(refusedOf(events).map(({ line: at, column, reason }) => [at, column, reason])).toEqual([
      [3, 'debutvacance', 'bad-format'],
      [5, '', 'wrong-column-count'],
      [6, '', 'unclosed-quote'],
    ]);
    expect(events.find((event) => event.kind === 'line' && event.line.line === 7)).toMatchObject({
      warnings: [{ line: 7, column: 'ff_stoth', reason: 'out-of-range', value: '-4' }],
    });
    expect(events.at(-1)).toMatchObject({ lines: 6 });
  });

  it('uses the vintage that the person importing states, and refuses one to come', async () => {
    const [, ...headings] = HEADINGS.split(';');
    const content = [headings.join(';'), line(1).replace('2025;', '')].join('\n');
    expect(takenOf(await read(content, { vintage: 2023 }))[0]?.vintage).toBe(2023);
    expect(refusedOf(await read(content))[0]?.reason).toBe('missing-value');
    const next = await read([HEADINGS, line(1)].join('\n'), { latestVintage: 2024 });
    expect(refusedOf(next)[0]).toMatchObject({ column: 'annee', reason: 'out-of-range' });
  });

  it('gives the same lines however the bytes arrive', async () => {
    const content = [HEADINGS, line(1), line(2, '59183;"Dun\nkerque";2019;70;X'), line(3)].join('\r\n');
    const whole = takenOf(await read(content, {}, 10_000));
    expect(whole).toHaveLength(3);
    for (const size of [1, 2, 3, 17]) expect(takenOf(await read(content, {}, size))).toEqual(whole);
  });
});

describe('a file that is no LOVAC', () => {
  it('is refused with what was expected and what was found', async () => {
    await expect(read('nom;prénom;ville\nA;B;C\n')).rejects.toMatchObject({
      code: 'units.errors.notLovac',
      params: {
        expected: 'ff_idlocal / invariant, idcom / commune / libcom, debutvacance',
        missing: 'ff_idlocal / invariant, idcom / commune / libcom, debutvacance',
        found: 'nom, prénom, ville',
      },
    });
  });

  it('is told apart from one that lacks a single column', async () => {
    await expect(read('annee;ff_idlocal;idcom\n')).rejects.toMatchObject({
      params: { missing: 'debutvacance' },
    });
  });

  it.each([
    ['empty', ''],
    ['of blank lines', '\n\n  \n'],
  ])('is refused when %s', async (_, content) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'units.errors.lovacEmpty' });
  });

  it('is refused when it is prose', async () => {
    await expect(read('Madame, Monsieur,\nveuillez trouver ci-joint…')).rejects.toMatchObject({
      code: 'units.errors.notLovac',
    });
  });
});

describe('a large file', () => {
  it('does not fill the memory', async () => {
    const block = Buffer.from(`${Array.from({ length: 2000 }, (_, at) => line(at)).join('\n')}\n`);
    async function* large(blocks: number): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${HEADINGS}\n`);
      for (let at = 0; at < blocks; at += 1) yield block;
    }
    const heapAfter = async (blocks: number): Promise<number> => {
      let lines = 0;
      let peak = 0;
      for await (const event of readLovac(large(blocks))) {
        if (event.kind === 'line') lines += 1;
        if (event.kind === 'progress') peak = Math.max(peak, process.memoryUsage().heapUsed);
      }
      expect(lines).toBe(blocks * 2000);
      return peak;
    };
    const small = await heapAfter(2);
    // Twelve times the lines; were they kept, they would weigh over 70 MB.
    expect((await heapAfter(25)) - small).toBeLessThan(40_000_000);
  });
});
