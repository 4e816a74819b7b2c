import type { outbox as frOutbox } from '../fr/outbox.ts';
import type { Messages } from '../messages.ts';

export const outbox = {} satisfies Messages<typeof frOutbox>;
