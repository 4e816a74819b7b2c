import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { invalid } from '../../shared/errors.ts';
import { foldHeading } from '../../shared/fold-heading.ts';
import type { ImportId } from '../../shared/ids.ts';
import { type HeadingChoices, UNREAD } from '../lovac/lovac-columns.ts';
import { decide, move } from './decide-import.ts';
import { columnsOf, type FileKind, fitOf } from './file-kind.ts';
import { forgetHeading as forget, rememberHeadings } from './import-heading-store.ts';
import { noCounts } from './import-report.ts';
import { journalImport, promiseStep } from './receive-import.ts';

export type ColumnsSaid = {
  readonly kind: FileKind;
  /** Column by folded heading; `unread` for one to leave alone. */
  readonly choices: HeadingChoices;
  readonly remember: boolean;
};

/**
 * Says what a file is and what its headings mean, and reads it again so.
 * @throws DomainError conflict, `register.errors.importMissingColumns` when the file would still say too little
 */
export const mapColumns = (ctx: Context, id: ImportId, said: ColumnsSaid): Promise<void> =>
  decide(ctx, id, ['mapping', 'previewed', 'failed'], async (d, row) => {
    const spelling = new Map(row.headings.map(({ heading }) => [foldHeading(heading), heading]));
    const allowed = new Set([...columnsOf(said.kind), UNREAD]);
    const choices = Object.fromEntries(
      Object.entries(said.choices).filter(
        ([heading, column]) => spelling.has(heading) && allowed.has(column),
      ),
    );
    const { missing } = fitOf(
      said.kind,
      row.headings.map(({ heading }) => heading),
      choices,
    );
    if (missing.length > 0)
      throw invalid('register.errors.importMissingColumns', { missing: missing.join(', ') });
    const changes = {
      kind: said.kind,
      choices,
      linesDone: 0,
      counts: noCounts(),
      examples: null,
      failure: null,
    };
    await move(d, row, 'waiting', changes);
    await promiseStep(d, ctx, { id, version: row.version + 1 }, 'read');
    if (said.remember) {
      const madeBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
      await rememberHeadings(
        d,
        Object.entries(choices).map(([heading, column]) => ({
          kind: said.kind,
          heading,
          column,
          spelling: spelling.get(heading) ?? heading,
          madeBy,
        })),
      );
    }
    await journalImport(d, ctx, id, 'mapped', { kind: said.kind, columns: choices });
  });

/** Forgets what a heading was said to mean; files already read keep it. */
export const forgetHeading = (ctx: Context, kind: FileKind, heading: string): Promise<void> =>
  ctx.db.tx(async (d) => {
    await forget(d, kind, heading);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'import.heading-forgotten',
        subject: { kind: 'register', id: ctx.programme.slug },
        data: { kind, heading },
      },
    );
  });
