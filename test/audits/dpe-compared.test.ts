import { describe, expect, it } from 'vitest';
import { type ComparedDpe, dpeComparison } from '../../src/audits/dpe-file/dpe-compared-pages.ts';
import { day } from '../../src/shared/dates.ts';

const DPE: ComparedDpe = {
  number: null,
  date: day('2024-01-30'),
  stated: { energyClass: 'C', ep: 126, ges: 27 },
  recomputed: { energyClass: 'C', ep: 126, ges: 27, factor: 2.3 },
  today: { energyClass: 'C', ep: 124, ges: 27, factor: 1.9 },
  epGap: 0,
};
const lastNote = (ep: number, locale: 'fr' | 'en'): string =>
  dpeComparison(DPE, { energyClass: 'C', ep, ges: 24 }, locale).notes.at(-1) ?? '';

describe('The DPE beside the estimate made from the answers', () => {
  it('may differ a little, it says, where it does', () => {
    expect(lastNote(118, 'fr')).toContain('s’en écarter un peu');
    expect(lastNote(118, 'en')).toContain('a little different');
  });

  it('says by how much where it is far, and which of the two to trust', () => {
    expect(lastNote(95, 'fr').replace(/\s/g, ' ')).toContain('s’en écarte ici de 23 %');
    expect(lastNote(95, 'fr')).toContain('fiez-vous plutôt au DPE');
    expect(lastNote(150, 'en')).toContain('21% away');
  });
});
