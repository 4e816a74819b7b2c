import { computeEnergy } from '../../src/audits/engine/compute-energy.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { anyAnswers, FULL_SITE } from '../audits/support/any-answers.ts';
import { type Bench, exactly, roundsOf, told } from './support/bench.ts';

const QUESTIONNAIRES = 5_000;

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

/** Questionnaires answered at random: each is computed with finite numbers or refused by name. Tests run the first 320. */
export const energyFuzz: Bench = {
  name: 'fuzz',
  check: null,
  title: 'questionnaires answered at random (3CL)',
  run: async (settings) => {
    const count = roundsOf(settings, { quick: QUESTIONNAIRES, full: QUESTIONNAIRES });
    const seen = { computed: 0, refused: 0, crashed: 0, notFinite: 0 };
    const cpu = process.cpuUsage();
    for (let seed = 0; seed < count; seed += 1) {
      try {
        const result = computeEnergy(anyAnswers(seed), FULL_SITE);
        seen.computed += 1;
        if (!numbersIn(result).every(Number.isFinite)) seen.notFinite += 1;
      } catch (error) {
        const named = error instanceof DomainError && error.code.startsWith('audits.errors.unsupported.');
        if (named) seen.refused += 1;
        else seen.crashed += 1;
      }
    }
    const { user, system } = process.cpuUsage(cpu);
    return [
      told('computed', seen.computed),
      told('refused by name', seen.refused),
      exactly('crashes', seen.crashed, 0),
      exactly('results with a number that is not finite', seen.notFinite, 0),
      told('CPU each', (user + system) / 1000 / count, 'ms'),
    ];
  },
};
