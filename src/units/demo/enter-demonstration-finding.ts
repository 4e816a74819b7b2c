import type { Context } from '../../context.ts';
import { translate } from '../../i18n/translate.ts';
import type { Actor } from '../../shared/actor.ts';
import { keepPerimeter } from '../find/keep-perimeter.ts';
import { keepView } from '../find/keep-view.ts';
import { demoPerimeters } from './demo-perimeters.ts';

/** Filters that a team of housing officers shares, as the list writes them in its address. */
const VIEWS = [
  { name: 'neverWritten', fields: { vacancy: 'over-5', contact: 'never' } },
  { name: 'leaky', fields: { vacancy: 'vacant', class: 'F,G' } },
  { name: 'inheritance', fields: { vacancy: 'over-2', reason: 'inheritance' } },
  { name: 'absent', fields: { absent: '1' } },
] as const;

/** Invented perimeters, said to be so in their names, and views that the whole team sees, made by one of them. */
export async function enterDemonstrationFinding(ctx: Context, maker: Actor): Promise<void> {
  const own = { ...ctx, actor: maker };
  let first: number | null = null;
  for (const { commune, quarter, kind, rings } of demoPerimeters(ctx.programme, ctx.territory, 'volets')) {
    const name = translate('fr', `find.demonstration.${kind}`, { place: `${commune.name} ${quarter}` });
    const { id } = await keepPerimeter(own, { name, kind, rings });
    first ??= id;
  }
  for (const { name, fields } of VIEWS) await keepShared(own, name, fields);
  if (first !== null) await keepShared(own, 'inPerimeter', { vacancy: 'over-2', perimeter: String(first) });
}

const keepShared = (
  ctx: Context,
  name: (typeof VIEWS)[number]['name'] | 'inPerimeter',
  fields: Readonly<Record<string, string>>,
) =>
  keepView(ctx, {
    name: translate('fr', `find.demonstration.${name}`),
    shared: true,
    fields,
    opensOn: false,
  });
