import { entryOf, type MeasureEntry, type MeasureSlug } from '../../../src/audits/works/measure-catalogue.ts';
import { measures as catalogue } from '../../../src/programme/packs/dunkerque/measures.ts';

export { catalogue };
export { tariffs } from '../../../src/programme/packs/dunkerque/tariffs.ts';

/** A measure of the pilot's catalogue. */
export function measure(slug: MeasureSlug): MeasureEntry {
  const entry = entryOf(catalogue, slug);
  if (entry === undefined) throw new Error(`${slug} is not in the catalogue`);
  return entry;
}
