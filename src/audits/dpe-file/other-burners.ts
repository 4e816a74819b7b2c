import { type DpeFields, isFields, numberAt, textAt } from './dpe-tree.ts';
import { generatorsOf } from './observed-parts.ts';
import { refuseDpe } from './refuse-dpe.ts';

/**
 * "Other system with combustion", named by its fuel alone, and the standard boiler of that fuel as which the method
 * computes it (annex 1, §13.2): gas, oil, wood, other fossil fuels. By `enum_type_generateur_{ch,ecs}_id`.
 */
const OTHER_BURNERS = [
  {
    installation: 'chauffage',
    field: 'enum_type_generateur_ch_id',
    as: { '113': '89', '114': '79', '115': '57', '116': '79' },
    figures: ['pn', 'rpn', 'rpint', 'qp0'],
  },
  {
    installation: 'ecs',
    field: 'enum_type_generateur_ecs_id',
    as: { '78': '49', '79': '39', '80': '17', '81': '39' },
    figures: ['pn', 'rpn', 'qp0'],
  },
] as const;
/** Power, yields and standing loss as the file gives them; the rest by the tables. */
const FIGURES_GIVEN = '4';
const ALL_FIGURES_GIVEN = '5';

type OtherBurner = { readonly generator: DpeFields; readonly id: string } & (typeof OTHER_BURNERS)[number];

function otherBurnersOf(dpe: DpeFields): OtherBurner[] {
  return OTHER_BURNERS.flatMap((kind) => {
    const { installation, field, as } = kind;
    return generatorsOf(dpe, installation)
      .map((generator) => ({ ...kind, generator, id: textAt(generator, 'donnee_entree', field) ?? '' }))
      .filter(({ id }) => Object.hasOwn(as, id));
  });
}

/**
 * Such burners with the figures that the file gives of them: no table has a row of theirs, and the engine finds
 * one for them only by the year on the diagnosis's data sheet, which many files lack. Changes what it is given.
 */
export function withOtherBurners(dpe: DpeFields): void {
  for (const { generator, id, field, as, figures } of otherBurnersOf(dpe)) {
    const entry = generator.donnee_entree;
    const isGiven = figures.every((name) => (numberAt(generator, 'donnee_intermediaire', name) ?? 0) > 0);
    if (!isFields(entry) || !isGiven) continue;
    entry[field] = (as as Readonly<Record<string, string>>)[id] ?? id;
    if (entry.enum_methode_saisie_carac_sys_id !== ALL_FIGURES_GIVEN)
      entry.enum_methode_saisie_carac_sys_id = FIGURES_GIVEN;
  }
}

/**
 * After the engine, which gives each the id of the boiler that it took: where it took none, it silently computed hot
 * water with the nearest row, of whatever appliance.
 * @throws DomainError `audits.errors.dpe.notComputed`
 */
export function mustKnowBurners(dpe: DpeFields): void {
  const [unknown] = otherBurnersOf(dpe);
  if (unknown) throw refuseDpe('notComputed', { detail: `${unknown.field} ${unknown.id}` });
}
