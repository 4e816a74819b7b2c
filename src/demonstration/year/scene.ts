import { hasEnded } from '../../cases/case-workflow.ts';
import { type CaseRow, casesOfUnit, findCaseById } from '../../cases/cases-queries.ts';
import { type Context, contextFor, type Services } from '../../context.ts';
import { type Account, actorOf, findAccountByEmail, listStaff } from '../../people/people-queries.ts';
import { type Actor, VISITOR } from '../../shared/actor.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { CaseRef } from '../../shared/ids.ts';
import type { Role } from '../../shared/permissions.ts';
import { type Random, random } from '../../units/demo/random.ts';
import { findUnitByIdlocal, type Unit } from '../../units/units-queries.ts';
import type { HousedStory } from './choose-homes.ts';

export type Cast = Readonly<Record<Role, readonly Account[]>>;
/** Who does a deed: `second` is the officer who has not instructed the case, `other-manager` has not decided it. */
export type Part = 'owner' | StaffPart | 'visitor';
type StaffPart = 'officer' | 'second' | 'adviser' | 'manager' | 'other-manager';
export type FiledCase = CaseRow & { readonly ref: CaseRef };

/** A story at one of its steps: whom it is about, who acts, the day it is. Facts are read anew at each step. */
export type Scene = {
  readonly services: Services;
  readonly story: HousedStory;
  readonly today: Day;
  /** The same draws for a story wherever they are made: `topic` keeps them apart. */
  chance(topic: string): Random;
  as(part: Part): Promise<Context>;
  unit(): Promise<Unit>;
  /** The case of the story. */
  row(): Promise<CaseRow>;
  filed(): Promise<FiledCase>;
  /** Whether nothing happens to the case any more; false before there is one. */
  hasEnded(): Promise<boolean>;
  /** Sends what was promised so far: somebody waits for a code. */
  mailNow(): Promise<void>;
};

export async function castOf({ db }: Services): Promise<Cast> {
  const staff = await listStaff(db.read);
  const of = (role: Role) => staff.filter((account) => account.role === role);
  return { officer: of('officer'), adviser: of('adviser'), manager: of('manager'), administrator: [] };
}

/** `mailNow`: does what was promised up to the moment of the scene. */
export function sceneOf(
  services: Services,
  cast: Cast,
  story: HousedStory,
  { seed, mailNow }: { readonly seed: string; readonly mailNow: () => Promise<void> },
): Scene {
  const { read } = services.db;
  const unit = async () =>
    mustExist(await findUnitByIdlocal(read, story.idlocal), 'cases.errors.unknownUnit');
  const row = async () => {
    const [latest] = await casesOfUnit(read, (await unit()).id);
    return mustExist(latest && (await findCaseById(read, latest.id)), 'cases.errors.unknown');
  };
  return {
    services,
    story,
    today: dayOf(services.clock()),
    chance: (topic) => random(seed, 'story', story.key, topic),
    as: async (part) => contextFor(services, await actorFor(services, cast, story, part)),
    mailNow,
    unit,
    row,
    async hasEnded() {
      const [latest] = await casesOfUnit(read, (await unit()).id);
      return latest !== undefined && hasEnded(latest.state);
    },
    async filed() {
      const found = await row();
      return { ...found, ref: mustExist(found.ref, 'cases.errors.unknown') };
    },
  };
}

async function actorFor({ db }: Services, cast: Cast, story: HousedStory, part: Part): Promise<Actor> {
  if (part === 'visitor') return VISITOR;
  const account =
    part === 'owner' ? await findAccountByEmail(db.read, story.email) : member(cast, story.number, part);
  const actor = account && actorOf(account);
  if (!actor) throw new RangeError(`nobody plays the ${part} of story ${story.number}`);
  return actor;
}

const PLAYED_BY: Readonly<Record<StaffPart, readonly [Role, next: number]>> = {
  officer: ['officer', 0],
  second: ['officer', 1],
  adviser: ['adviser', 0],
  manager: ['manager', 0],
  'other-manager': ['manager', 1],
};

function member(cast: Cast, number: number, part: StaffPart): Account | undefined {
  const [role, next] = PLAYED_BY[part];
  return cast[role][(number + next) % cast[role].length];
}
