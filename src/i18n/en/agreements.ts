import type { agreements as frAgreements } from '../fr/agreements.ts';
import type { Messages } from '../messages.ts';

export const agreements = {} satisfies Messages<typeof frAgreements>;
