/**
 * What there is to do: get back to somebody by some means or by telephone, write a letter, reckon the aids, follow the
 * points of a procedure, obtain a document. Labels: `followUp.kind.*`.
 */
export const TASK_KINDS = ['recall', 'call', 'letter', 'estimate', 'check', 'document'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
export const TASK_STATES = ['open', 'done', 'skipped'] as const;
export type TaskState = (typeof TASK_STATES)[number];
