import type { Programme } from '../../programme/programme.ts';
import type { Territory } from '../../programme/territory.ts';
import type { Day } from '../../shared/dates.ts';
import { demoRegister } from '../../units/demo/demo-register.ts';
import { homeFacts } from './home-facts.ts';
import type { HomeFacts } from './simulated-project.ts';

/** Invented homes over the communes of a programme, always the same: to try a scheme where there is no register yet. */
export function inventedHomes(
  programme: Programme,
  territory: Territory,
  { count, asOf }: { readonly count: number; readonly asOf: Day },
): HomeFacts[] {
  const homes = demoRegister(programme, territory, { seed: 'simulation', count, asOf });
  return Array.from(homes, ({ unit, declaredClass, owners, spells }, index) =>
    homeFacts({
      id: index + 1,
      commune: unit.commune,
      kind: unit.kind,
      livingArea: unit.livingArea,
      yearBuilt: unit.yearBuilt,
      vacantSince: spells.find(({ endedOn }) => endedOn === null)?.startedOn ?? null,
      energyClass: declaredClass,
      owner: owners[0]?.kind ?? null,
    }),
  );
}
