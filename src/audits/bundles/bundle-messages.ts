import type { ErrorKind } from '../../shared/errors.ts';
import type { Dwelling } from '../engine/energy-engine.ts';
import type { BestBundles } from './best-bundles.ts';
import type { Progress } from './search-front.ts';

/** What a search says to the thread that started it. */
export type SearchMessage =
  | { readonly ask: 'computeMany' | 'traitsOf'; readonly id: number; readonly dwellings: readonly Dwelling[] }
  | { readonly progress: Progress }
  | { readonly found: BestBundles }
  | {
      readonly refusal: {
        readonly kind: ErrorKind;
        readonly code: string;
        readonly params: Readonly<Record<string, string | number>>;
      };
    };
/** The engine's answer to `ask`; null when it is not available. */
export type EngineAnswer = { readonly id: number; readonly answer: readonly unknown[] | null };
