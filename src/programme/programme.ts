import type { z } from 'zod';
import type { TariffTable } from '../audits/bills.ts';
import type { MissingSystemsConvention } from '../audits/site-facts.ts';
import type { MeasureCatalogue } from '../audits/works/measure-catalogue.ts';
import type { LeverParameters } from '../incentives/levers/lever-parameters.ts';
import type { SchemeDefinition } from '../incentives/scheme-schema.ts';
import type { Assumptions } from '../incentives/simulation/assumptions.ts';
import { addDays, addMonths, type Day } from '../shared/dates.ts';
import type { programmeSchema } from './programme-schema.ts';
import type { Period } from './schema-parts.ts';

type Loose<Shape> = { [Key in keyof Shape as string extends Key ? never : Key]: Shape[Key] };
type DeepReadonly<Value> = Value extends string | number | boolean | undefined
  ? Value
  : { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> };

/** One authority's configuration, checked (programme-schema.ts says what each field means). */
export type Programme = DeepReadonly<Omit<Loose<z.output<typeof programmeSchema>>, keyof Rules>> & Rules;
/** Parts that other rooms describe: kept under their own types, so that those rooms can use them as they are. */
type Rules = {
  readonly schemes: readonly SchemeDefinition[];
  readonly levers: LeverParameters;
  readonly simulation: Assumptions | null;
};
/** What a pack writes: the same with the defaults left out. */
/** …and what the audits room reads and checks by itself (audit-settings.ts). */
export type Pack = DeepReadonly<Omit<Loose<z.input<typeof programmeSchema>>, keyof Rules>> &
  Omit<Rules, 'simulation'> &
  Partial<Pick<Rules, 'simulation'>> &
  AuditParts;
type AuditParts = {
  readonly measures?: MeasureCatalogue;
  readonly tariffs?: TariffTable;
  readonly missingSystems?: MissingSystemsConvention;
};

export type HeatNetwork = Programme['heatNetworks'][number];
export type Envelope = Programme['envelopes'][number];
export type CommuneFacts = Programme['territory']['everywhere'];
export type BuiltUp = Programme['territory']['communes'][string]['builtUp'][number];
export type Deadline = Exclude<
  keyof Programme['deadlines'],
  'draftNotices' | 'correctionReminders' | 'consentReminders' | 'reminderDays' | 'escalationDays'
>;

/** Climate, altitude, market zone and ORT of a commune: what the pack says of it, else what holds everywhere. */
export function communeFacts(programme: Programme, insee: string): CommuneFacts {
  const { everywhere, communes } = programme.territory;
  const own = communes[insee];
  return {
    climateZone: own?.climateZone ?? everywhere.climateZone,
    altitude: own?.altitude ?? everywhere.altitude,
    zoning: own?.zoning ?? everywhere.zoning,
    ort: own?.ort ?? everywhere.ort,
  };
}

export const heatNetworksOf = (programme: Programme, insee: string): HeatNetwork[] =>
  programme.heatNetworks.filter(({ communes }) => communes.includes(insee));

/** Emission factor to apply in a year, kgCO2/kWh: the latest not after it, a confirmed one first. */
export function heatNetworkFactor(network: HeatNetwork, year: number): HeatNetwork['factors'][number] | null {
  const known = network.factors.filter((factor) => factor.year <= year).toSorted((a, b) => b.year - a.year);
  return known.find(({ confirmed }) => confirmed) ?? known[0] ?? null;
}

export const envelopesOf = (programme: Programme, year: number): Envelope[] =>
  programme.envelopes.filter((envelope) => envelope.year === year);

export const addPeriod = (from: Day, period: Period): Day =>
  'months' in period ? addMonths(from, period.months) : addDays(from, period.days);

/** Last day of a delay that starts on `from`. */
export const deadline = (programme: Programme, name: Deadline, from: Day): Day =>
  addPeriod(from, programme.deadlines[name]);

/** Paths of what was invented for the demonstration and is still there: to be replaced before going live. */
export function exampleValues(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = 'example' in value && value.example === true && path !== '' ? [path] : [];
  const below = Object.entries(value).flatMap(([key, child]) =>
    exampleValues(child, path === '' ? key : `${path}.${key}`),
  );
  return [...here, ...below];
}
