import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { type MovedRow, moveReferences } from '../../db/references.ts';
import { removeFromSearch } from '../../db/search.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict, invalid, refused } from '../../shared/errors.ts';
import type { UnitId } from '../../shared/ids.ts';
import { linksOfUnit } from '../holders/holder-store.ts';
import { refreshUnits } from '../refresh-units.ts';
import { deleteSpell, spellsOfUnits } from '../spells/spell-store.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import { replaceUnitOwners, unitOwnersOf } from '../unit-owner-store.ts';
import { deleteUnit, saveUnit, type Unit } from '../unit-store.ts';
import { type MergedField, mergedFacts, mergedLinks } from './merge-fields.ts';
import { mergeSpells } from './merge-spells.ts';
import { addMerge, putSpell, spellsWithReturn } from './merge-store.ts';

/** Spells and owners are joined by rules of their own; all else that names the unit simply follows. */
const BY_RULE = ['vacancy_spell', 'unit_owner'];
const NUMBERED = { audit: 'number' };

export type MergeWanted = {
  readonly keptId: UnitId;
  readonly absorbedId: UnitId;
  readonly versions: { readonly kept: number; readonly absorbed: number };
  /** Fields taken from the absorbed record. */
  readonly fromAbsorbed: ReadonlySet<MergedField>;
  readonly reason: string;
};

/**
 * Two records of one dwelling become one: vacancies, owners, exchanges, audits, cases, documents and import traces go
 * to the unit that remains; the address of the other leads there, and later files that name it are heard as its own.
 * @throws DomainError conflict, forbidden, `unitLife.errors.twoReturns`
 */
export async function mergeUnits(ctx: Context, wanted: MergeWanted): Promise<void> {
  const { keptId, absorbedId, versions, fromAbsorbed, reason } = wanted;
  if (keptId === absorbedId) throw invalid('unitLife.errors.sameUnit');
  await ctx.db.tx(async (d) => {
    const kept = await unitForStaff(d, ctx, keptId);
    const absorbed = await unitForStaff(d, ctx, absorbedId);
    if (kept.version !== versions.kept || absorbed.version !== versions.absorbed)
      throw conflict('web.errors.changedMeanwhile');
    const before = {
      kept,
      absorbed,
      spells: await spellsOfUnits(d, [keptId, absorbedId]),
      links: await unitOwnersOf(d, [keptId, absorbedId]),
    };
    const moved = [...(await joinSpells(d, keptId, before.spells)), ...follow(d, absorbedId, keptId)];
    await joinOwners(d, keptId, absorbedId);
    removeFromSearch(d, absorbedId);
    await deleteUnit(d, absorbedId);
    const now = ctx.clock();
    const facts = mergedFacts(kept, absorbed, fromAbsorbed);
    await saveUnit(d, kept, { ...facts, updatedAt: now });
    await refreshUnits(d, ctx.territory, [keptId]);
    await addMerge(d, {
      keptId,
      absorbedId,
      aliasIdlocal: aliasOf(kept, absorbed, facts),
      reason,
      before,
      moved,
      keptVersion: kept.version + 1,
      madeBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
      madeAt: now,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'unit.merged',
        subject: { kind: 'unit', id: keptId },
        data: { absorbed: absorbedId, taken: [...fromAbsorbed], moved: moved.length },
      },
    );
  });
}

/** The identifier that no longer stands on the unit, and under which a file may still name it. */
const aliasOf = (kept: Unit, absorbed: Unit, facts: Partial<Unit>): string | null =>
  facts.idlocal === absorbed.idlocal && kept.idlocal !== null
    ? kept.idlocal
    : kept.idlocal === null
      ? null
      : absorbed.idlocal;

async function joinSpells(
  d: Writer,
  keptId: UnitId,
  spells: Awaited<ReturnType<typeof spellsOfUnits>>,
): Promise<MovedRow[]> {
  const plan = mergeSpells(
    spells,
    await spellsWithReturn(
      d,
      spells.map(({ id }) => id),
    ),
  );
  const moved = plan.flatMap(({ survivor, dropped }) =>
    dropped.flatMap((id) =>
      moveReferences(d, 'vacancy_spell', id, survivor.id, { except: [], numbered: {} }),
    ),
  );
  for (const id of plan.flatMap(({ dropped }) => dropped)) await deleteSpell(d, id);
  for (const { survivor } of plan) await putSpell(d, keptId, survivor);
  return moved;
}

async function joinOwners(d: Writer, keptId: UnitId, absorbedId: UnitId): Promise<void> {
  const links = mergedLinks(await linksOfUnit(d, keptId), await linksOfUnit(d, absorbedId));
  await replaceUnitOwners(d, absorbedId, []);
  await replaceUnitOwners(d, keptId, links);
}

function follow(d: Writer, from: UnitId, to: UnitId): MovedRow[] {
  try {
    return moveReferences(d, 'unit', from, to, { except: BY_RULE, numbered: NUMBERED });
  } catch {
    // Something that neither follows nor can be set aside: the transaction is given up as a whole.
    throw refused('unitLife.errors.cannotMerge');
  }
}
