import type { ErrorKind } from '../../shared/errors.ts';
import type { CellTraits, Dwelling, EnergyResult, EngineReading } from './energy-engine.ts';

/** What the pool and its threads say to each other. */
export type WorkerSettings = { readonly reading: EngineReading };
export type WorkerQuestion = { readonly id: number } & (
  | Dwelling
  | { readonly energyOf: readonly Dwelling[] }
  | { readonly traitsOf: readonly Dwelling[] }
);
export type WorkerAnswer = { readonly id: number } & (
  | { readonly result: EnergyResult }
  | { readonly results: readonly (EnergyResult | null)[] }
  | { readonly traits: readonly (CellTraits | null)[] }
  | {
      readonly refusal: {
        readonly kind: ErrorKind;
        readonly code: string;
        readonly params: Readonly<Record<string, string | number>>;
      };
    }
  | { readonly crash: string }
);
