import { type CaseRow, casesOfUnit, findCaseById } from '../../src/cases/cases-queries.ts';
import { demonstrationRegister } from '../../src/demonstration/demonstration-register.ts';
import { type HousedStory, houseStories } from '../../src/demonstration/year/choose-homes.ts';
import { DEEDS, type DeedName } from '../../src/demonstration/year/deeds.ts';
import { openPastYears } from '../../src/demonstration/year/open-past-years.ts';
import type { Outline } from '../../src/demonstration/year/outlines.ts';
import { planYear } from '../../src/demonstration/year/plan-year.ts';
import { playYear, yearBegins } from '../../src/demonstration/year/play-year.ts';
import { castOf, sceneOf } from '../../src/demonstration/year/scene.ts';
import { handlers } from '../../src/outbox-handlers.ts';
import { system } from '../../src/shared/actor.ts';
import { dayOf } from '../../src/shared/dates.ts';
import { findUnitByIdlocal } from '../../src/units/units-queries.ts';
import { DAY, type TestServices } from '../support/test-services.ts';

const SEED = 'volets';

/** A case brought to the moment from which people act in the browser. */
export type Told = {
  readonly story: HousedStory;
  /** Mailbox of whoever applied. */
  readonly email: string;
  row(): Promise<CaseRow>;
  /** The case once it has its number. */
  filed(): Promise<CaseRow & { readonly ref: string }>;
  /** Goes on with the story from where people left it, a deed a day. */
  goOn(...deeds: readonly DeedName[]): Promise<void>;
};

/** The envelopes of past years, which the demonstration needs before its register is entered. */
export const openYears = (test: TestServices): Promise<void> =>
  openPastYears(test.as(system('demonstration')), SEED);

/**
 * Tells these stories up to the morning of the stage, by the use cases and by whoever does each deed, with their mails and
 * documents. By `slug-1`, `slug-2`… in the order of the outlines.
 * @throws when a use case refuses a deed: the journey would begin from something else than it says
 */
export async function playStories(
  test: TestServices,
  outlines: readonly Outline[],
): Promise<ReadonlyMap<string, Told>> {
  const { services } = test;
  const asOf = dayOf(test.clock.now);
  const register = demonstrationRegister(asOf);
  const begin = yearBegins(SEED, asOf);
  const refused = await playYear(services, handlers, {
    ...{ register, outlines, asOf, begin, done: 0 },
    keep: async () => true,
  });
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  const { stories } = planYear(outlines, { seed: SEED, asOf });
  const housed = houseStories(services, register, stories, begin);
  return new Map(housed.map((story) => [story.key, told(test, story)]));
}

function told(test: TestServices, story: HousedStory): Told {
  const { services } = test;
  const { db } = services;
  const mailNow = async () => void (await test.work());
  const row = async () => {
    const unit = await findUnitByIdlocal(db.read, story.idlocal);
    const [latest] = unit ? await casesOfUnit(db.read, unit.id) : [];
    const found = latest && (await findCaseById(db.read, latest.id));
    if (!found) throw new Error(`${story.key} has no case`);
    return found;
  };
  return {
    story,
    email: story.email.toLowerCase(),
    row,
    async filed() {
      const found = await row();
      if (!found.ref) throw new Error(`${story.key} is not filed`);
      return { ...found, ref: found.ref };
    },
    async goOn(...deeds) {
      const cast = await castOf(services);
      for (const deed of deeds) {
        test.clock.advance(DAY);
        await DEEDS[deed](sceneOf(services, cast, story, { seed: SEED, mailNow }));
      }
      await mailNow();
    },
  };
}
