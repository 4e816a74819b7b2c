import type { ErrorKind } from '../shared/errors.ts';
import type { AuditAnswers } from './audit-answers.ts';
import type { EnergyResult, EngineReading } from './energy-engine.ts';
import type { SiteFacts } from './site-facts.ts';

/** What the pool and its threads say to each other. */
export type WorkerSettings = { readonly reading: EngineReading };
export type WorkerQuestion = {
  readonly id: number;
  readonly answers: AuditAnswers;
  readonly site: SiteFacts;
};
export type WorkerAnswer = { readonly id: number } & (
  | { readonly result: EnergyResult }
  | {
      readonly refusal: {
        readonly kind: ErrorKind;
        readonly code: string;
        readonly params: Readonly<Record<string, string | number>>;
      };
    }
  | { readonly crash: string }
);
