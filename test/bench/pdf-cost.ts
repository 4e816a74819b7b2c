import { actPdf } from '../../src/agreements/acts/act-pdf.ts';
import { grantedCase } from '../agreements/support/granted-case.ts';
import { issued } from '../agreements/support/life.ts';
import { startTestServices } from '../support/test-services.ts';
import { type Bench, roundsOf, told } from './support/bench.ts';
import { percentile } from './support/percentile.ts';

const ROUNDS = { quick: 40, full: 200 };

/** The agreement of a granted case, drawn in the thread of documents. */
export const pdfCost: Bench = {
  name: 'pdf',
  check: null,
  title: 'drawing an agreement',
  run: async (settings) => {
    const rounds = roundsOf(settings, ROUNDS);
    const test = await startTestServices();
    try {
      const { facts } = await issued(test, await grantedCase(test));
      const draw = () =>
        test.services.pdf.render(
          actPdf(facts, () => {
            throw new Error('an agreement holds no account number');
          }),
        );
      for (let round = 0; round < 10; round += 1) await draw();
      const times: number[] = [];
      let bytes = 0;
      const cpu = process.cpuUsage();
      for (let round = 0; round < rounds; round += 1) {
        const from = performance.now();
        bytes = (await draw()).length;
        times.push(performance.now() - from);
      }
      const { user, system } = process.cpuUsage(cpu);
      return [
        told('agreements drawn', rounds),
        told('CPU per agreement', (user + system) / 1000 / rounds, 'ms'),
        told('p50', percentile(times, 0.5), 'ms'),
        told('p99', percentile(times, 0.99), 'ms'),
        told('size', bytes / 1024, 'kB'),
      ];
    } finally {
      await test.close();
    }
  },
};
