import type { audits as frAudits } from '../fr/audits.ts';
import type { Messages } from '../messages.ts';

export const audits = {} satisfies Messages<typeof frAudits>;
