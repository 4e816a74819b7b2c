import type { Context } from '../../context.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { conflict, invalid, mustExist, refused } from '../../shared/errors.ts';
import type { SpellId, UnitId } from '../../shared/ids.ts';
import { attachPaper, type SentFile, storePaper } from '../papers/keep-document.ts';
import { changeUnitFacts } from '../unit-file/change-unit-facts.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import { endVacancySpell } from './end-vacancy.ts';
import { EVIDENCE_FOR, type EvidenceKind, type ExitKind } from './exit.ts';
import { addSpells, changeSpell, spellsOfUnit } from './spell-store.ts';
import { lastPossibleDay, type Precision, type StartEvidence } from './vacancy-spell.ts';

export type SpellStart = {
  readonly startedOn: Day;
  readonly startPrecision: Precision;
  readonly startEvidence: StartEvidence;
};
export type SpellExit = {
  readonly endedOn: Day;
  readonly exitKind: ExitKind;
  readonly evidence: EvidenceKind;
};

const store = (ctx: Context, proof: SentFile | null) => (proof === null ? null : storePaper(ctx, proof));
const notInFuture = (ctx: Context, on: Day): void => {
  if (on > dayOf(ctx.clock())) throw invalid('unitLife.errors.future');
};

/** Says on better evidence when a vacancy began. Files no longer move it. @throws DomainError when it runs into another spell */
export async function correctSpellStart(
  ctx: Context,
  unitId: UnitId,
  version: number,
  id: SpellId,
  start: SpellStart,
  proof: SentFile | null,
): Promise<void> {
  notInFuture(ctx, start.startedOn);
  const stored = await store(ctx, proof);
  await changeUnitFacts(ctx, unitId, version, async (d) => {
    const spells = await spellsOfUnit(d, unitId);
    const spell = mustExist(
      spells.find((candidate) => candidate.id === id),
      'web.error.404.text',
    );
    if (spell.endedOn !== null && start.startedOn > spell.endedOn)
      throw invalid('units.errors.endBeforeStart', { start: start.startedOn, end: spell.endedOn });
    const overlapped = spells.some(
      (other) =>
        other.id !== id &&
        other.endedOn !== null &&
        other.startedOn < spell.startedOn &&
        lastPossibleDay(start.startedOn, start.startPrecision) <= other.endedOn,
    );
    if (overlapped) throw refused('unitLife.errors.spellsOverlap');
    await changeSpell(d, id, start);
    if (stored !== null && proof !== null)
      await attachPaper(d, ctx, unitId, stored, { kind: 'proof', label: proof.name, spellId: id });
    return {
      action: 'unit.vacancy-start-corrected',
      data: {
        spell: id,
        evidence: start.startEvidence,
        vacancy: { from: spell.startedOn, to: start.startedOn },
        startPrecision: { from: spell.startPrecision, to: start.startPrecision },
      },
    };
  });
}

/** Ends the open vacancy on evidence that an officer holds; where a case awaits its return, that page does it. */
export async function endSpellByHand(
  ctx: Context,
  unitId: UnitId,
  version: number,
  { evidence, ...end }: SpellExit,
  proof: SentFile | null,
): Promise<void> {
  notInFuture(ctx, end.endedOn);
  if (!EVIDENCE_FOR[end.exitKind].includes(evidence)) throw invalid('unitLife.errors.evidenceDoesNotProve');
  // A visit is proved by who went and when; any other evidence is a paper.
  if (proof === null && evidence !== 'site-visit') throw invalid('unitLife.errors.proofNeeded');
  const stored = await store(ctx, proof);
  await ctx.db.tx(async (d) => {
    const unit = await unitForStaff(d, ctx, unitId);
    if (unit.version !== version) throw conflict('web.errors.changedMeanwhile');
    const spellId = await endVacancySpell(d, ctx, unitId, end, { evidence });
    if (stored !== null && proof !== null)
      await attachPaper(d, ctx, unitId, stored, { kind: 'proof', label: proof.name, spellId });
  });
}

/** Vacant again: a new spell, after all others. Never two open. */
export async function openSpell(
  ctx: Context,
  unitId: UnitId,
  version: number,
  start: SpellStart,
  proof: SentFile | null,
): Promise<void> {
  notInFuture(ctx, start.startedOn);
  const stored = await store(ctx, proof);
  await changeUnitFacts(ctx, unitId, version, async (d, unit) => {
    const spells = await spellsOfUnit(d, unitId);
    if (spells.some(({ endedOn }) => endedOn === null)) throw refused('unitLife.errors.alreadyVacant');
    const last = spells
      .flatMap(({ endedOn }) => (endedOn === null ? [] : [endedOn]))
      .sort()
      .at(-1);
    if (last !== undefined && lastPossibleDay(start.startedOn, start.startPrecision) < last)
      throw refused('unitLife.errors.spellsOverlap');
    const [spell] = await addSpells(d, [
      { ...start, unitId, vintage: null, definition: 'reported', createdAt: ctx.clock() },
    ]);
    if (stored !== null && proof !== null)
      await attachPaper(d, ctx, unitId, stored, { kind: 'proof', label: proof.name, spellId: spell ?? null });
    const restarts = unit.status === 'completed';
    return {
      action: 'unit.vacancy-opened',
      changes: {
        occupancy: 'vacant',
        // A new story, which the follow-up of the last one no longer tells.
        ...(restarts ? { status: 'not-followed' as const, substatus: null } : {}),
      },
      data: {
        spell,
        evidence: start.startEvidence,
        vacancy: { from: null, to: start.startedOn },
        occupancy: { from: unit.occupancy, to: 'vacant' },
        ...(restarts ? { from: unit.status, to: 'not-followed' } : {}),
      },
    };
  });
}
