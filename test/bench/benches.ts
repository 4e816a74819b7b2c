import { killWhileWriting } from './kill-while-writing.ts';
import type { Bench } from './support/bench.ts';

/** In the order in which they run and are listed. */
export const BENCHES: readonly Bench[] = [killWhileWriting];
