import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { invalid, mustExist, refused } from '../../shared/errors.ts';
import type { SchemeVersionId } from '../../shared/ids.ts';
import { parseScheme, schemeHash } from '../scheme.ts';
import { schemeCode } from '../scheme-code.ts';
import type { SchemeDefinition } from '../scheme-schema.ts';
import { addSchemeVersion, findSchemeVersion, nextNumber, type SchemeVersionRow } from '../scheme-store.ts';
import { authorOf } from './open-draft.ts';

/**
 * Copies a version, published or not, into a draft: the next of its scheme, or the first of a variant of it.
 * @throws DomainError 404, or invalid for a variant that bears the same name
 */
export function copyVersion(
  ctx: Context,
  id: SchemeVersionId,
  variant: string | null,
): Promise<SchemeVersionRow> {
  return ctx.db.tx(async (d) => {
    const from = mustExist(await findSchemeVersion(d, id), 'schemes.errors.unknown');
    const rules = parseScheme(from.rules);
    if (variant !== null && variant === rules.variant) throw invalid('schemes.errors.sameVariant');
    const copy = { ...rules, variant: variant ?? rules.variant };
    const source = from.state === 'published' ? from.id : from.copiedFrom;
    return addDraft(d, ctx, copy, { copiedFrom: source, cases: from.cases }, 'scheme.copied');
  });
}

/** A scheme written elsewhere, as a draft: its own number is replaced by the next one here. */
export function importScheme(ctx: Context, written: unknown): Promise<SchemeVersionRow> {
  const rules = parseScheme(written);
  return ctx.db.tx((d) => addDraft(d, ctx, rules, { copiedFrom: null, cases: [] }, 'scheme.imported'));
}

async function addDraft(
  d: Writer,
  ctx: Context,
  rules: SchemeDefinition,
  origin: Pick<SchemeVersionRow, 'copiedFrom' | 'cases'>,
  action: string,
): Promise<SchemeVersionRow> {
  const now = ctx.clock();
  const scheme = schemeCode(rules);
  if (scheme.length > 120) throw refused('schemes.errors.variant');
  const number = await nextNumber(d, scheme);
  const definition: SchemeDefinition = { ...rules, version: number, deliberation: null };
  const row = await addSchemeVersion(d, {
    ...origin,
    scheme,
    number,
    state: 'draft',
    rules: definition,
    contentHash: schemeHash(definition),
    effectiveFrom: definition.validity.from,
    effectiveTo: definition.validity.to,
    changedBy: authorOf(ctx),
    changedAt: now,
    createdAt: now,
  });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action,
      subject: { kind: 'scheme-version', id: row.id },
      data: { scheme, number, copiedFrom: origin.copiedFrom, contentHash: row.contentHash },
    },
  );
  return row;
}
