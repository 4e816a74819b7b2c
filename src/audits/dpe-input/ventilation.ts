import { type AuditAnswers, type Known, known } from '../audit-answers.ts';
import type { Geometry } from '../geometry.ts';
import { flag, type Item, item, type VentilationEntry } from './dpe-types.ts';

type Period = Known<'ventilationPeriod'>;
/** `enum_type_ventilation_id` of a fan by the years when it was fitted. */
const FANS: Record<'self-regulating' | 'hygro-b' | 'double-flow', Record<Period, string>> = {
  'self-regulating': { 'before-1982': '3', '1982-2000': '4', '2001-2012': '5', 'after-2012': '6' },
  'hygro-b': { 'before-1982': '13', '1982-2000': '13', '2001-2012': '14', 'after-2012': '15' },
  'double-flow': { 'before-1982': '19', '1982-2000': '19', '2001-2012': '19', 'after-2012': '20' },
};
const OPEN_WINDOWS = '1';
const NATURAL_DUCTS = '25';
/** A fan of unknown age: of the first generations still running. */
const UNKNOWN_PERIOD: Period = '1982-2000';
const AIRTIGHTNESS_BY_TABLE = '1';

function typeId(answers: AuditAnswers): string {
  const ventilation = known(answers, 'ventilation');
  // No vent and no duct seen: the air comes in by the windows.
  if (ventilation === undefined || ventilation === 'windows') return OPEN_WINDOWS;
  if (ventilation === 'natural-ducts') return NATURAL_DUCTS;
  return FANS[ventilation][known(answers, 'ventilationPeriod') ?? UNKNOWN_PERIOD];
}

/** Never left out: a dwelling without ventilation entry silently loses a quarter of its consumption. */
export function ventilationEntries(answers: AuditAnswers, geometry: Geometry): Item<VentilationEntry>[] {
  const exposed = geometry.facades.filter((facade) => facade.exposed);
  return [
    item({
      description: 'ventilation',
      surface_ventile: geometry.livingArea,
      plusieurs_facade_exposee: flag(exposed.length >= 2),
      enum_methode_saisie_q4pa_conv_id: AIRTIGHTNESS_BY_TABLE,
      enum_type_ventilation_id: typeId(answers),
      ventilation_post_2012: flag(known(answers, 'ventilationPeriod') === 'after-2012'),
    }),
  ];
}
