/** What there is to do: get back to somebody, write a letter, reckon the aids, tick a point of a procedure. */
export const TASK_KINDS = ['recall', 'letter', 'estimate', 'check'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
export const TASK_STATES = ['open', 'done', 'skipped'] as const;
export type TaskState = (typeof TASK_STATES)[number];
