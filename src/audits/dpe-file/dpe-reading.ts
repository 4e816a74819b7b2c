import type { AuditAnswers } from '../audit-answers.ts';
import type { EnergyResult } from '../engine/energy-engine.ts';
import type { DpeFacts } from './dpe-facts.ts';
import type { LabelFigures, LabelRules } from './stated-result.ts';

/** What the file computed again by the rules of today gives, in the words of the method; every number is finite. */
export type DpeResult = Pick<
  EnergyResult,
  | 'method'
  | 'engine'
  | 'reading'
  | 'electricityFactor'
  | 'ep'
  | 'ges'
  | 'energyClass'
  | 'epClass'
  | 'gesClass'
  | 'epLimits'
  | 'gesLimits'
  | 'underFactor'
  | 'final'
  | 'losses'
  | 'messages'
>;

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
