import type { Context } from '../../context.ts';
import { translate } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import { perimeterNames } from '../find/perimeter-store.ts';
import { activeFilters, placeNames } from '../find/register-chips.ts';
import { DEFAULT_ORDER, type RegisterFilter } from '../find/register-filter.ts';
import { readRegisterQuery } from '../find/register-forms.ts';
import { seeRegister } from '../find/see-register.ts';

export type ChosenUnits = {
  readonly filter: RegisterFilter;
  readonly fields: Readonly<Record<string, string>>;
};

/** A choice of units as an address of the register says it (`status=…&commune=…`). */
export function chosenUnits({ actor }: Pick<Context, 'actor'>, query: string): ChosenUnits {
  const fields = Object.fromEntries(new URLSearchParams(query));
  const me = actor.kind === 'staff' ? actor.accountId : null;
  return { fields, filter: readRegisterQuery(fields, me).filter };
}

/** The same in words: how many there are for this person, and what limits them. */
export async function describeChoice(
  ctx: Context,
  query: string,
): Promise<{ readonly count: string; readonly chips: readonly string[] }> {
  const { fields } = chosenUnits(ctx, query);
  const read = readRegisterQuery(fields, ctx.actor.kind === 'staff' ? ctx.actor.accountId : null);
  const seen = await seeRegister(ctx, read.filter, DEFAULT_ORDER, null);
  const names = new Map((await listStaff(ctx.db.read)).map(({ id, name }) => [id, name]));
  const key = seen.capped ? 'register.list.moreThan' : 'register.list.count';
  const places = placeNames(read.filter, await perimeterNames(ctx.db.read), seen.buildings);
  return {
    count: translate(ctx.locale, key, { count: seen.count }),
    chips: activeFilters(ctx, read, names, places).map(({ text }) => text),
  };
}
