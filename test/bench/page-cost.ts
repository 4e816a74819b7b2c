import { demonstrationRegister } from '../../src/demonstration/demonstration-register.ts';
import { system } from '../../src/shared/actor.ts';
import { dayOf } from '../../src/shared/dates.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { filed } from '../cases/support/an-application.ts';
import { startTestApp } from '../support/test-app.ts';
import { type Bench, type Finding, roundsOf, told } from './support/bench.ts';
import { percentile } from './support/percentile.ts';

const ROUNDS = { quick: 200, full: 1000 };
const WARM_UP = 40;

/** What a page costs at the size of the demonstration, without the network. */
export const pageCost: Bench = {
  name: 'pages',
  check: null,
  title: 'CPU and time of a page (2,000 homes)',
  run: async (settings) => {
    const app = await startTestApp();
    try {
      const asOf = dayOf(app.clock.now);
      const [unit] = await enterDemonstrationUnits(app.as(system('bench')), demonstrationRegister(asOf));
      const { ref } = await filed(app);
      const { browser } = await app.signInStaff('officer');
      const pages = {
        'list of homes': '/register',
        'one home': `/register/units/${unit}`,
        'one case': `/cases/${ref}`,
        'my work': '/work',
      };
      const findings: Finding[] = [];
      for (const [name, url] of Object.entries(pages))
        findings.push(...(await cost(name, roundsOf(settings, ROUNDS), () => browser.get(url))));
      return findings;
    } finally {
      await app.close();
    }
  },
};

async function cost(
  name: string,
  rounds: number,
  visit: () => Promise<{ statusCode: number; body: string }>,
): Promise<Finding[]> {
  for (let round = 0; round < WARM_UP; round += 1) await visit();
  const times: number[] = [];
  let bytes = 0;
  const cpu = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    const { statusCode, body } = await visit();
    if (statusCode !== 200) throw new Error(`${name} answered ${statusCode}`);
    times.push(performance.now() - from);
    bytes = body.length;
  }
  const { user, system: kernel } = process.cpuUsage(cpu);
  return [
    told(`${name}: CPU`, (user + kernel) / 1000 / rounds, 'ms'),
    told(`${name}: p50`, percentile(times, 0.5), 'ms'),
    told(`${name}: p99`, percentile(times, 0.99), 'ms'),
    told(`${name}: size`, bytes / 1024, 'kB'),
  ];
}
