import type { AuditAnswers } from '../audit-answers.ts';
import type { ClassLimits, EnergyClass } from '../energy-class.ts';
import type { EngineReading, LossPart, PrimaryEnergy } from '../energy-engine.ts';
import type { DpeFacts } from './dpe-facts.ts';
import type { LabelFigures, LabelRules } from './stated-result.ts';

/** The file computed again by the rules of today; every number is finite. */
export type DpeResult = {
  readonly method: '3CL-DPE 2021';
  /** `Open3CL 1.4.6` */
  readonly engine: string;
  readonly reading: EngineReading;
  readonly electricityFactor: 1.9;
  readonly ep: number;
  readonly ges: number;
  readonly energyClass: EnergyClass;
  readonly epClass: EnergyClass;
  readonly gesClass: EnergyClass;
  readonly epLimits: ClassLimits;
  readonly gesLimits: ClassLimits;
  readonly underFactor: { readonly '1.9': PrimaryEnergy; readonly '2.3': PrimaryEnergy };
  /** kWh of final energy per year. */
  readonly final: number;
  /** W/K */
  readonly losses: Readonly<Record<LossPart, number>>;
  readonly messages: readonly string[];
};

/** A DPE's XML file as the software understands it. Plain data: can be stored as it is. */
export type DpeReading = {
  readonly format: 'volets-dpe/1';
  readonly facts: DpeFacts;
  /** What it announces; null when the file bears no label. */
  readonly stated: LabelFigures | null;
  /** The same dwelling computed again by the rules of the day of the DPE: what `stated` is compared with. */
  readonly recomputed: LabelFigures & LabelRules;
  readonly sameClass: boolean | null;
  /** (recomputed − stated) / stated primary energy; null without a label. */
  readonly epGap: number | null;
  readonly today: DpeResult;
  /** Answers of the questionnaire that the file gives; what it does not say is not there. */
  readonly answers: AuditAnswers;
};
