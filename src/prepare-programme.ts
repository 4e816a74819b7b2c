import { installEnvelopes } from './budget/install-envelopes.ts';
import { contextFor, type Services } from './context.ts';
import { loadDemonstration } from './demonstration/load-demonstration.ts';
import { installSchemes } from './incentives/install-schemes.ts';
import { system } from './shared/actor.ts';
import { keepPrioritiesCurrent } from './units/priority/count-priorities.ts';

/** What must stand before the first visit: envelopes, scheme versions and weights of the priority score; invented data in demonstration mode. */
export async function prepareProgramme(services: Services): Promise<void> {
  const ctx = contextFor(services, system('installation'));
  await installEnvelopes(ctx);
  await installSchemes(ctx, services.programme.schemes);
  await keepPrioritiesCurrent(services);
  if (services.config.demo) await loadDemonstration(ctx);
}
