import type { web as frWeb } from '../fr/web.ts';
import type { Messages } from '../messages.ts';

export const web = {} satisfies Messages<typeof frWeb>;
