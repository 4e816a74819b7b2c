import { installTemplates } from './agreements/templates/install-templates.ts';
import { installEnvelopes } from './budget/install-envelopes.ts';
import { contextFor, type Services } from './context.ts';
import { DEMONSTRATION_SEED } from './demonstration/demonstration-register.ts';
import { loadDemonstration } from './demonstration/load-demonstration.ts';
import { openPastYears } from './demonstration/year/open-past-years.ts';
import { installSchemes } from './incentives/install-schemes.ts';
import { system } from './shared/actor.ts';
import { keepWordSets } from './units/find/keep-word-sets.ts';
import { keepPrioritiesCurrent } from './units/priority/count-priorities.ts';
import { hasUnits } from './units/units-queries.ts';

/** What must stand before the first visit: texts of acts, envelopes, scheme versions and weights of the priority score; invented data in demonstration mode. */
export async function prepareProgramme(services: Services): Promise<void> {
  const ctx = contextFor(services, system('installation'));
  await installTemplates(ctx);
  if (services.config.demo && !(await hasUnits(services.db.read)))
    await openPastYears(ctx, DEMONSTRATION_SEED);
  await installEnvelopes(ctx);
  await installSchemes(ctx, services.programme.schemes);
  await keepPrioritiesCurrent(services);
  if (services.config.demo) await loadDemonstration(ctx);
  // After an upgrade, every home: lists would otherwise read the words of each at each look.
  await keepWordSets(services);
}
