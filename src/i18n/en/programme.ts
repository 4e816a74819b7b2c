import type { programme as frProgramme } from '../fr/programme.ts';
import type { Messages } from '../messages.ts';

export const programme = {} satisfies Messages<typeof frProgramme>;
