import type { Context } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { schemeHash } from './scheme.ts';
import { schemeCode } from './scheme-code.ts';
import type { SchemeDefinition } from './scheme-schema.ts';
import { addSchemeVersion, listSchemeVersions } from './scheme-store.ts';

/** Publishes the scheme versions of the programme that are not in the database yet; those that are never change. */
export async function installSchemes(ctx: Context, definitions: readonly SchemeDefinition[]): Promise<void> {
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const known = new Set((await listSchemeVersions(d)).map((row) => `${row.scheme}:${row.number}`));
    for (const definition of definitions) {
      const scheme = schemeCode(definition);
      if (known.has(`${scheme}:${definition.version}`)) continue;
      const row = await addSchemeVersion(d, {
        scheme,
        number: definition.version,
        state: 'published',
        rules: definition,
        contentHash: schemeHash(definition),
        effectiveFrom: definition.validity.from,
        effectiveTo: definition.validity.to,
        deliberation: ctx.programme.visas.deliberation.reference,
        publishedAt: now,
        createdAt: now,
      });
      await appendJournal(
        d,
        { actor: ctx.actor, now },
        {
          action: 'scheme.published',
          subject: { kind: 'scheme-version', id: row.id },
          data: { scheme, number: definition.version, contentHash: row.contentHash },
        },
      );
    }
  });
}
