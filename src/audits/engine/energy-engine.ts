import type { AuditAnswers } from '../audit-answers.ts';
import type { ClassLimits, EnergyClass } from '../energy-class.ts';
import type { SiteFacts } from '../site-facts.ts';

/** The five uses that the DPE counts. */
export const ENERGY_USES = ['heating', 'hotWater', 'cooling', 'lighting', 'auxiliaries'] as const;
export type EnergyUse = (typeof ENERGY_USES)[number];

/** Energies as they are bought; texts `audits.carriers.<carrier>`. */
export const CARRIERS = ['electricity', 'gas', 'oil', 'logs', 'pellets', 'heat-network', 'propane'] as const;
export type Carrier = (typeof CARRIERS)[number];

/** Where the heat goes; texts `audits.parts.<part>`. */
export const LOSS_PARTS = [
  'walls',
  'roof',
  'floor',
  'windows',
  'doors',
  'thermalBridges',
  'airRenewal',
] as const;
export type LossPart = (typeof LOSS_PARTS)[number];

export const SUMMER_COMFORTS = ['insufficient', 'average', 'good'] as const;
export type SummerComfort = (typeof SUMMER_COMFORTS)[number];

/** What had to stand for a system that is not there. */
export type Assumption = 'heating-by-convention' | 'hot-water-by-convention';

/** The letter of the annex, or the habits of certified software (compute-energy.ts says what differs). */
export type EngineReading = 'method' | 'certified-software';

/** Primary energy under one factor of electricity: 2.3 until 31 December 2025, 1.9 since (arrêté of 13 August 2025). */
export type PrimaryEnergy = {
  readonly factor: 1.9 | 2.3;
  /** kWh of primary energy per m² and year, whole, rounded down as on a DPE. */
  readonly ep: number;
  /** Worse of this energy and of the climate. */
  readonly energyClass: EnergyClass;
};

/**
 * What the 3CL method computes for a dwelling; every number is finite. Plain data: can be stored as it is.
 * An estimate by an uncertified engine, never a DPE.
 */
export type EnergyResult = {
  readonly method: '3CL-DPE 2021';
  /** `Open3CL 1.4.6` */
  readonly engine: string;
  readonly reading: EngineReading;
  readonly electricityFactor: 1.9;
  readonly livingArea: number;
  /** kWh of primary energy per m² and year. */
  readonly ep: number;
  /** kgCO2e per m² and year. */
  readonly ges: number;
  /** Worse of the two below. */
  readonly energyClass: EnergyClass;
  readonly epClass: EnergyClass;
  readonly gesClass: EnergyClass;
  readonly epLimits: ClassLimits;
  readonly gesLimits: ClassLimits;
  readonly underFactor: { readonly '1.9': PrimaryEnergy; readonly '2.3': PrimaryEnergy };
  /** Final energy, kWh per year. */
  readonly final: number;
  readonly finalByUse: Readonly<Record<EnergyUse, number>>;
  readonly finalByCarrier: Readonly<Partial<Record<Carrier, number>>>;
  /** The same at 21 °C and with more hot water: the method's own "spendthrift" household (annex 1, §9.1.1, §11.1). */
  readonly spendthriftByCarrier: Readonly<Partial<Record<Carrier, number>>>;
  /** kgCO2e per year. */
  readonly gesTotal: number;
  /** Heat lost per degree, W/K. */
  readonly losses: Readonly<Record<LossPart, number>>;
  readonly lossesTotal: number;
  readonly summerComfort: SummerComfort;
  readonly assumptions: readonly Assumption[];
  /** What the engine complained of, kept with the audit. */
  readonly messages: readonly string[];
};

/** A dwelling to compute. */
export type Dwelling = { readonly answers: AuditAnswers; readonly site: SiteFacts };

/**
 * What the method reads of a dwelling, apart from how much heat it loses. Between two dwellings of the same `shell` and
 * `systems`, only the heat lost per degree differs, and their results follow it (annex 1: everything after §3 takes the
 * envelope as one number, GV). Texts are digests: to be compared, not read.
 */
export type CellTraits = {
  /** Weather, inertia, area, and what the windows let in of the sun. */
  readonly shell: string;
  /** Ventilation, heating, hot water. */
  readonly systems: string;
  /** What air renewal depends on besides the fan: which walls and roofs are insulated, which joinery has seals. */
  readonly airShell: string;
  readonly ventilation: string;
  /** Electric resistances heat it and some insulation is that of a period: its table is then another (annex 1, §3.2). */
  readonly joule: boolean;
  /** Heat losses, W/K, at which the method reads another row for a boiler of the matching power. */
  readonly boilerSteps: readonly number[];
};

/** The energy method, wherever it runs. */
export type EnergyEngine = {
  /**
   * @throws DomainError what buildDpeInput refuses; `audits.errors.notFinite` {output} when the method gives no
   *   number; `audits.errors.engine.*` when the engine crashed, is late or is closed
   */
  compute(answers: AuditAnswers, site?: SiteFacts): Promise<EnergyResult>;
  /**
   * Many dwellings, in small lots behind whoever waits for `compute`; in their order, null for what the method refuses.
   * @throws DomainError `audits.errors.engine.*`
   */
  computeMany(dwellings: readonly Dwelling[]): Promise<(EnergyResult | null)[]>;
  /** What each dwelling shares with others. Same order, same errors. */
  traitsOf(dwellings: readonly Dwelling[]): Promise<(CellTraits | null)[]>;
  close(): Promise<void>;
};
