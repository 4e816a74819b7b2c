import { listStaff } from '../../people/people-queries.ts';
import { isAllowed } from '../../shared/actor.ts';
import type { UnitPanel } from '../unit-file/unit-panels.ts';
import { documentsPath } from '../unit-life-paths.ts';
import { type PaperLine, paperLine } from './paper-pages.ts';
import { documentsOfUnit } from './unit-document-store.ts';

const PHOTOS_SHOWN = 6;
const PAPERS_SHOWN = 4;

export type PapersPanel = {
  readonly href: string;
  readonly count: number;
  readonly photos: readonly PaperLine[];
  readonly papers: readonly PaperLine[];
  readonly mayAdd: boolean;
};

/** The latest photographs and papers of a unit, on its page. */
export const papersPanel: UnitPanel = async (ctx, unit) => {
  const documents = (await documentsOfUnit(ctx.db.read, unit.id)).filter(
    ({ removedAt }) => removedAt === null,
  );
  const names = new Map((await listStaff(ctx.db.read)).map(({ id, name }) => [id, name]));
  const lines = (wanted: boolean, most: number) =>
    documents
      .filter(({ kind, thumbnail }) => (kind === 'photo' && thumbnail !== null) === wanted)
      .slice(0, most)
      .map((document) => paperLine(ctx, document, names));
  const model: PapersPanel = {
    href: documentsPath({ unit: unit.id }),
    count: documents.length,
    photos: lines(true, PHOTOS_SHOWN),
    papers: lines(false, PAPERS_SHOWN),
    mayAdd: isAllowed(ctx.actor, 'units.edit'),
  };
  return { view: 'units/papers-panel.njk', model };
};
