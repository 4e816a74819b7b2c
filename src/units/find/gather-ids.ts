import type { Context } from '../../context.ts';
import { refused } from '../../shared/errors.ts';
import type { UnitId } from '../../shared/ids.ts';
import { DEFAULT_ORDER, type PageWanted, type RegisterFilter } from './register-filter.ts';
import { scopeOf } from './see-register.ts';
import { listUnits } from './unit-list-store.ts';

const HANDFUL = 1000;

/** Every unit that a filter lets through for this person. @throws DomainError `find.errors.tooMany` beyond `most` */
export async function gatherIds(ctx: Context, filter: RegisterFilter, most: number): Promise<UnitId[]> {
  const scope = await scopeOf(ctx);
  const ids: UnitId[] = [];
  let wanted: PageWanted = null;
  do {
    const page = await listUnits(ctx.db.read, filter, scope, DEFAULT_ORDER, wanted, HANDFUL);
    ids.push(...page.lines.map(({ id }) => id));
    if (ids.length > most) throw refused('find.errors.tooMany', { most });
    wanted = page.after === null ? null : { side: 'after', cursor: page.after };
    await new Promise(setImmediate);
  } while (wanted !== null);
  return ids;
}
