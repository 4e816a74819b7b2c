import { and, asc, desc, eq, isNull, lte, max, or, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { Day } from '../../shared/dates.ts';
import type { ActTemplateId } from '../../shared/ids.ts';
import { type ActContent, parseContent } from './act-content.ts';
import type { TemplateKind } from './template-kinds.ts';
import { actTemplates } from './template-table.ts';

export type Template = Omit<typeof actTemplates.$inferSelect, 'content'> & {
  readonly content: ActContent;
};

const read = (row: typeof actTemplates.$inferSelect): Template => ({
  ...row,
  content: parseContent(row.content),
});

export async function findTemplate(d: Reader, id: ActTemplateId): Promise<Template | undefined> {
  const row = d.select().from(actTemplates).where(eq(actTemplates.id, id)).get();
  return row && read(row);
}

/** Every version, the latest first. */
export async function listTemplates(d: Reader): Promise<Template[]> {
  return d
    .select()
    .from(actTemplates)
    .orderBy(asc(actTemplates.kind), desc(actTemplates.number))
    .all()
    .map(read);
}

/** The published version that serves the acts issued that day: the latest to have taken effect. */
export async function templateInForce(d: Reader, kind: TemplateKind, on: Day): Promise<Template | undefined> {
  const row = d
    .select()
    .from(actTemplates)
    .where(
      and(
        eq(actTemplates.kind, kind),
        eq(actTemplates.state, 'published'),
        or(isNull(actTemplates.effectiveFrom), lte(actTemplates.effectiveFrom, on)),
      ),
    )
    .orderBy(desc(actTemplates.effectiveFrom), desc(actTemplates.number))
    .limit(1)
    .get();
  return row && read(row);
}

/** The number of the next version of a kind, drafts counted. */
export async function nextTemplateNumber(d: Reader, kind: TemplateKind): Promise<number> {
  const last = d
    .select({ number: max(actTemplates.number) })
    .from(actTemplates)
    .where(eq(actTemplates.kind, kind))
    .get();
  return (last?.number ?? 0) + 1;
}

export async function addTemplate(d: Writer, row: typeof actTemplates.$inferInsert): Promise<Template> {
  return read(d.insert(actTemplates).values(row).returning().get());
}

/** Which draft, and the state of it that the person had on screen. */
export type SeenTemplate = { readonly id: ActTemplateId; readonly version: number };

const seenDraft = ({ id, version }: SeenTemplate) =>
  and(eq(actTemplates.id, id), eq(actTemplates.version, version), eq(actTemplates.state, 'draft'));

/** Saves a draft on top of the state seen. Undefined when somebody saved, published or discarded it meanwhile. */
export async function changeTemplate(
  d: Writer,
  seen: SeenTemplate,
  changes: Partial<typeof actTemplates.$inferInsert>,
): Promise<Template | undefined> {
  const row = d
    .update(actTemplates)
    .set({ ...changes, version: sql`${actTemplates.version} + 1` })
    .where(seenDraft(seen))
    .returning()
    .get();
  return row && read(row);
}

export async function removeTemplate(d: Writer, seen: SeenTemplate): Promise<boolean> {
  return d.delete(actTemplates).where(seenDraft(seen)).run().changes > 0;
}
