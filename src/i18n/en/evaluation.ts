import type { evaluation as frEvaluation } from '../fr/evaluation.ts';
import type { Messages } from '../messages.ts';

export const evaluation = {} satisfies Messages<typeof frEvaluation>;
