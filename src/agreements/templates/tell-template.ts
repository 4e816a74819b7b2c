import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Template } from './template-store.ts';

/** Tells the journal what was done to a template: which one, and the fingerprint of what it says. */
export const tellTemplate = (
  d: Writer,
  ctx: Context,
  what: 'drafted' | 'written' | 'published' | 'discarded',
  { id, kind, number, contentHash }: Template,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action: `act-template.${what}`,
      subject: { kind: 'act-template', id },
      data: { template: kind, number, contentHash, ...more },
    },
  );
