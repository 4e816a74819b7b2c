import { INSEE_CODE } from '../../programme/schema-parts.ts';
import { addDays, addYears, type Day, day, isDay } from '../../shared/dates.ts';
import { type DpeFields, numberAt, textAt } from './dpe-tree.ts';
import { refuseDpe } from './refuse-dpe.ts';

/** What the file says of itself and of the dwelling. Nothing of the person who made it. */
export type DpeFacts = {
  /** 13 characters, that of the Observatoire DPE-Audit; null in a file that was never filed there. */
  readonly number: string | null;
  readonly date: Day;
  /** Last day on which it may be relied on. */
  readonly validUntil: Day;
  /** Of the data model: 2, 2.1 … */
  readonly version: string;
  readonly kind: 'house' | 'flat';
  /** `enum_methode_application_dpe_log_id` */
  readonly method: string;
  /** INSEE code. */
  readonly commune: string | null;
  readonly address: string | null;
  readonly livingArea: number;
};

const NUMBER = /^[0-9A-Z]{13}$/;
const VERSION_2 = /^2(?:\.\d{1,2})?$/;
const EXISTING_DWELLING = '1';
const MODELS: Readonly<Record<string, 'newBuilding' | 'tertiary'>> = {
  '2': 'newBuilding',
  '3': 'newBuilding',
  '4': 'tertiary',
};

const HOUSE = '1';
/** Flats observed one by one, with a heating of their own: their hot water own, collective or both. */
const OWN_HEATING = ['2', '4', '36'];
/**
 * Flats drawn from the block's diagnosis (annex 1, §17.2.2): walls, windows and machines in the file are the block's,
 * and so would be the answers; the label is a share of the block's consumption.
 */
const DRAWN_FROM_BUILDING = ['10', '12', '39'];
const COLLECTIVE_HEATING = ['3', '5', '11', '13', '31', '32', '33', '34', '35', '37', '38', '40'];
const WHOLE_BUILDING = ['6', '7', '8', '9', '26', '27', '28', '29', '30'];
/** Drawn from the thermal study of a new building (RT2012, RE2020), by another method than 3CL. */
const STUDIES = ['14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25'];

/** Diagnoses of the earlier methods ended ahead of their ten years (CCH art. D. 126-19, décret n° 2020-1610). */
const ENDED_EARLY = [
  { before: day('2018-01-01'), validUntil: day('2022-12-31') },
  { before: day('2021-07-01'), validUntil: day('2024-12-31') },
] as const;
const VALID_YEARS = 10;

/** Last day of a DPE's validity: ten years, but for those of the methods before July 2021. */
export function dpeValidUntil(date: Day): Day {
  const early = ENDED_EARLY.find(({ before }) => date < before);
  return early ? early.validUntil : addDays(addYears(date, VALID_YEARS), -1);
}

/**
 * Which DPE this is, if the software computes it.
 * @throws DomainError `audits.errors.dpe.*`: another model, version or method, a whole building, collective heating
 */
export function dpeFacts(dpe: DpeFields): DpeFacts {
  const model = must(textAt(dpe, 'administratif', 'enum_modele_dpe_id'), 'enum_modele_dpe_id');
  if (model !== EXISTING_DWELLING) throw refuseDpe(MODELS[model] ?? 'otherModel', { model });
  const version = must(textAt(dpe, 'administratif', 'enum_version_id'), 'enum_version_id');
  if (!VERSION_2.test(version)) throw refuseDpe('version', { version });
  const general = ['logement', 'caracteristique_generale'];
  const method = must(
    textAt(dpe, ...general, 'enum_methode_application_dpe_log_id'),
    'enum_methode_application_dpe_log_id',
  );
  mustBeComputed(method);
  const written = textAt(dpe, 'administratif', 'date_etablissement_dpe')?.slice(0, 10);
  const date = must(written !== undefined && isDay(written) ? written : undefined, 'date_etablissement_dpe');
  const place = ['administratif', 'geolocalisation', 'adresses', 'adresse_bien'];
  const commune = textAt(dpe, ...place, 'ban_citycode');
  const number = textAt(dpe, 'numero_dpe')?.toUpperCase();
  return {
    number: number !== undefined && NUMBER.test(number) ? number : null,
    date,
    validUntil: dpeValidUntil(date),
    version,
    kind: method === HOUSE ? 'house' : 'flat',
    method,
    commune: commune !== undefined && INSEE_CODE.test(commune) ? commune : null,
    address: textAt(dpe, ...place, 'ban_label') ?? textAt(dpe, ...place, 'label_brut') ?? null,
    livingArea: must(numberAt(dpe, ...general, 'surface_habitable_logement'), 'surface_habitable_logement'),
  };
}

export function must<Value>(value: Value | undefined, field: string): Value {
  if (value === undefined) throw refuseDpe('missing', { field });
  return value;
}

function mustBeComputed(method: string): void {
  if (method === HOUSE || OWN_HEATING.includes(method)) return;
  if (COLLECTIVE_HEATING.includes(method)) throw refuseDpe('collectiveHeating', { method });
  if (DRAWN_FROM_BUILDING.includes(method)) throw refuseDpe('drawnFromBuilding', { method });
  if (WHOLE_BUILDING.includes(method)) throw refuseDpe('building', { method });
  if (STUDIES.includes(method)) throw refuseDpe('newBuilding', { model: method });
  throw refuseDpe('otherMethod', { method });
}
