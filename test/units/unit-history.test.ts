import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMessageKey } from '../../src/i18n/translate.ts';
import { dayOf } from '../../src/shared/dates.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { HAPPENING_KINDS } from '../../src/units/history/happening-kind.ts';
import { findUnit } from '../../src/units/unit-store.ts';
import { plainPdf } from '../files/some-files.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const source = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(SRC, file), 'utf8'))
  .join('\n');
/** What rooms write in the journal about a unit; the return to the market is told on its page too. */
const deeds = [
  ...new Set([...source.matchAll(/action: '(unit\.[\w-]+|return\.recorded)'/g)].map(([, deed = '']) => deed)),
];

describe('The history of a unit', () => {
  it('finds what is written about units', () => {
    expect(deeds.length).toBeGreaterThan(10);
  });

  it.each(deeds)('tells %s in words', (deed) => {
    expect(isMessageKey(`register.event.${deed.replace('.', '-')}`)).toBe(true);
  });

  it('files each deed under what people look for', () => {
    const filed: readonly string[] = Object.values(HAPPENING_KINDS).flatMap((actions) => actions ?? []);
    expect(deeds.filter((deed) => !filed.includes(deed))).toEqual([]);
  });
});

describe('The story of a unit', () => {
  let test: TestApp;
  let officer: Browser;
  let ids: UnitId[];

  beforeAll(async () => {
    test = await startTestApp();
    const signedIn = await test.signInStaff('officer', 'Camille Vandamme');
    officer = signedIn.browser;
    const asOf = dayOf(test.clock.now);
    ids = await enterDemonstrationUnits(signedIn.ctx, { seed: 'story', count: 12, asOf });
  });
  afterAll(() => test.close());

  const at = (index: number): UnitId => ids[index] as UnitId;
  const version = async (id: UnitId) => String((await findUnit(test.services.db.read, id))?.version);
  const describeRooms = async (id: UnitId, rooms: number) => {
    test.clock.advance(60_000);
    const fields = { version: await version(id), rooms: String(rooms) };
    expect((await officer.post(`/register/units/${id}/identity`, fields)).statusCode).toBe(303);
  };
  const told = async (url: string) => {
    const { body } = await officer.get(url);
    return [...body.matchAll(/timeline__title">(.*?)<\/p>\s*(?:<p class="timeline__text">(.*?)<)?/gs)].map(
      ([, title = '', text = '']) => `${title.replace(/<.*?>/g, '')} ${text}`,
    );
  };

  it('is told in words, newest first, by kind and by person', async () => {
    const url = `/register/units/${at(0)}`;
    await describeRooms(at(0), 6);
    await describeRooms(at(0), 7);
    test.clock.advance(60_000);
    const mine = { version: await version(at(0)), assignedTo: '' };
    await officer.post(`${url}/assignment`, mine, { from: url });
    await officer.upload(
      `${url}/documents`,
      { kind: 'plan', label: '' },
      [{ field: 'files', name: 'plan.pdf', content: plainPdf() }],
      `${url}/documents`,
    );
    const all = await told(`${url}/history`);
    expect(all[0]).toContain('Document ajouté · Camille Vandamme Plan');
    expect(all.some((line) => line.includes('6 → 7'))).toBe(true);
    expect(all.at(-1)).toContain('Entré au registre');
    const identity = await told(`${url}/history?kind=identity`);
    expect(identity).toHaveLength(2);
    expect(identity[0]).toContain('6 → 7');
    expect(await told(`${url}/history?by=owner`)).toEqual([]);
    expect(await told(`${url}/history?kind=nonsense&by=%00&before=x_y`)).toEqual(all);
  });

  it('is read a page at a time without losing or repeating a line', async () => {
    const id = at(1);
    for (let rooms = 1; rooms <= 45; rooms += 1) await describeRooms(id, rooms + 10);
    const seen: string[] = [];
    let url: string | undefined = `/register/units/${id}/history`;
    while (url !== undefined) {
      seen.push(...(await told(url)));
      const { body } = await officer.get(url);
      url = body.match(/href="([^"]*)" rel="next"/)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(46);
    expect(new Set(seen).size).toBe(46);
  });

  it('goes on with what was done to a record that was absorbed', async () => {
    const [kept, absorbed] = [at(2), at(3)];
    await describeRooms(absorbed, 41);
    const fields = {
      version: await version(kept),
      otherVersion: await version(absorbed),
      reason: 'Même porte',
    };
    await officer.post(`/register/units/${kept}/duplicates/${absorbed}`, fields);
    const story = await told(`/register/units/${kept}/history`);
    expect(story.some((line) => line.includes('→ 41'))).toBe(true);
    expect(story.some((line) => line.startsWith('Fusionné avec un doublon'))).toBe(true);
  });

  it('is closed to officers of other communes', async () => {
    const home = await findUnit(test.services.db.read, at(0));
    const { browser } = await test.signInStaff('officer', 'Voisin', [
      home?.commune === '59183' ? '59155' : '59183',
    ]);
    expect((await browser.get(`/register/units/${at(0)}/history`)).statusCode).toBe(403);
  });
});
