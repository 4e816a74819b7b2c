import { addStaff } from '../../src/people/add-staff.ts';
import { currentCode, newSecondFactorSecret } from '../../src/people/second-factor.ts';
import { system } from '../../src/shared/actor.ts';
import { startTestApp } from '../support/test-app.ts';
import { type Measured, measured } from './support/measure-queries.ts';

const ROUNDS = 100;
const PASSWORD = 'a long enough password';

/** Whole pages over the register of a folder, without the network. */
export async function measurePages(folder: string, tell: (one: Measured) => Measured): Promise<Measured[]> {
  const app = await startTestApp({ DATA_DIR: folder });
  try {
    const browser = app.visitor();
    const secondFactor = newSecondFactorSecret();
    // A folder that is kept holds the officers of other days.
    const email = `officer-${Date.now()}@example.org`;
    const role = 'officer';
    await addStaff(app.as(system('bench')), {
      email,
      name: 'Camille Exemple',
      role,
      password: PASSWORD,
      territory: null,
      secondFactor,
    });
    await browser.post('/staff/login', { email, password: PASSWORD });
    await browser.post('/staff/login/code', { code: currentCode(secondFactor, app.clock.now) });
    const pages = {
      'page: the register': ['/register', {}],
      'page: three filters': ['/register?vacancy=over-2&kind=flat&status=not-followed&sort=owner', {}],
      'page: lines alone, as one types': ['/register?text=quai+dunk', { 'hx-request': 'true' }],
      'page: the map’s answer': ['/register/map.json?vacancy=over-2&view=2.2,50.9,2.5,51.1', {}],
      'page: one home': ['/register/units/4321', {}],
    } as const;
    const all: Measured[] = [];
    for (const [what, [url, headers]] of Object.entries(pages)) {
      const visit = async () => {
        const { statusCode } = await browser.get(url, headers);
        if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`);
      };
      const visits = Array.from({ length: ROUNDS }, () => ({ name: url, run: visit }));
      all.push(tell(await measured(what, visits, null)));
    }
    return all;
  } finally {
    await app.close();
  }
}
