import type { ApplicationPaths } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { APPLICATION_QUESTIONS, type ApplicationQuestion } from '../correction/correction.ts';
import type { ApplicationTask, ApplicationTaskSlug } from './application.ts';

const isQuestion = (slug: ApplicationTaskSlug): slug is ApplicationQuestion =>
  (APPLICATION_QUESTIONS as readonly string[]).includes(slug);

export function taskPath(ways: ApplicationPaths, row: CaseRow, slug: ApplicationTaskSlug): string {
  if (isQuestion(slug)) return ways.question({ case: row.id, question: slug });
  return ways[slug]({ case: row.id });
}

/** The page after one task: the next that is not done, else the check. */
export function nextTaskPath(
  ways: ApplicationPaths,
  row: CaseRow,
  tasks: readonly ApplicationTask[],
  after: ApplicationTaskSlug,
): string {
  const at = tasks.findIndex(({ slug }) => slug === after);
  const next = tasks.slice(at + 1).find(({ done }) => !done);
  return next ? taskPath(ways, row, next.slug) : ways.home({ case: row.id });
}
