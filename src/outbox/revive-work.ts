import type { Services } from '../context.ts';
import { reviveKind } from './outbox-store.ts';

/** Tries again every work of a kind that was given up: what it waited for may be there again. Returns how many. */
export const reviveWork = ({ db, clock }: Services, kind: string): Promise<number> =>
  db.tx((d) => reviveKind(d, kind, clock()));
