import type { people as frPeople } from '../fr/people.ts';
import type { Messages } from '../messages.ts';

export const people = {} satisfies Messages<typeof frPeople>;
