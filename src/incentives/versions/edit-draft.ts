import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict, refused } from '../../shared/errors.ts';
import { schemeHash } from '../scheme.ts';
import type { SchemeDefinition } from '../scheme-schema.ts';
import { removeDraft, type SchemeVersionRow } from '../scheme-store.ts';
import { keepDraft, openDraft, type SeenDraft } from './open-draft.ts';
import { MOST_TEST_CASES, type TestCase, testCasesOf } from './test-case.ts';

/** Saves the rules of a draft. Nothing is written where nothing changed. @throws DomainError conflict on a stale `seen` */
export function saveRules(ctx: Context, seen: SeenDraft, rules: SchemeDefinition): Promise<SchemeVersionRow> {
  return ctx.db.tx(async (d) => {
    const row = await openDraft(d, ctx, seen);
    const contentHash = schemeHash(rules);
    if (contentHash === row.contentHash) return row;
    const { from, to } = rules.validity;
    return keepDraft(
      d,
      ctx,
      row,
      { rules, contentHash, effectiveFrom: from, effectiveTo: to, deliberation: rules.deliberation },
      { from: row.contentHash },
    );
  });
}

/** Adds a test case, or writes the one at `at` anew; `null` removes it. */
export function saveTestCase(
  ctx: Context,
  seen: SeenDraft,
  at: number | null,
  test: TestCase | null,
): Promise<SchemeVersionRow> {
  return ctx.db.tx(async (d) => {
    const row = await openDraft(d, ctx, seen);
    const cases = testCasesOf(row);
    const place = at ?? cases.length;
    if (place > cases.length) throw conflict('web.errors.changedMeanwhile');
    const changed = cases.toSpliced(place, 1, ...(test ? [test] : []));
    if (changed.length > MOST_TEST_CASES) throw refused('schemes.errors.tooManyTests');
    return keepDraft(d, ctx, row, { cases: changed }, { tests: changed.length, test: test?.name ?? null });
  });
}

/** Deletes a draft; the journal keeps that it was. */
export function discardDraft(ctx: Context, seen: SeenDraft): Promise<void> {
  return ctx.db.tx(async (d) => {
    const row = await openDraft(d, ctx, seen);
    if (!(await removeDraft(d, row.id, row.version))) throw conflict('web.errors.changedMeanwhile');
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'scheme.discarded',
        subject: { kind: 'scheme-version', id: row.id },
        data: { scheme: row.scheme, number: row.number, contentHash: row.contentHash },
      },
    );
  });
}
