import { z } from 'zod';
import { type Day, isDay } from '../shared/dates.ts';
import type { AccountId, CampaignId, UnitId } from '../shared/ids.ts';
import {
  REASON_SLUGS,
  type Reason,
  STATUS_SLUGS,
  type Status,
  SUBSTATUS_SLUGS,
  type Substatus,
} from '../units/unit.ts';
import { tickedIds } from '../web/ticked-ids.ts';
import type { DeedKind, Wish } from './deed.ts';
import { LIST_KINDS, SHARING_WAYS } from './deed.ts';

const MOST_TICKED = 200;

/** What the list sends: homes ticked, or all that its filter finds, and what to do with them. */
export const ChooseForm = z.object({
  action: z.enum([...LIST_KINDS, 'export'], { error: 'bulk.errors.kind' }),
  selected: tickedIds<UnitId>(MOST_TICKED),
  all: z
    .string()
    .optional()
    .transform((value) => value === '1'),
  /** The address of the list, for all of them. */
  query: z.string().max(4000).default(''),
});

const version = z.coerce.number({ error: 'web.errors.changedMeanwhile' }).int().positive();
const others = z
  .string()
  .optional()
  .transform((value) => value === 'yes');
const numberOf = <Id extends number>(error: string) =>
  z
    .string({ error })
    .regex(/^\d{1,10}$/, { error })
    .transform((text) => Number(text) as Id);

/** The fields of each kind of deed. */
const WISHES = {
  assign: z.object({
    to: z.union([z.literal('nobody').transform(() => null), numberOf<AccountId>('bulk.errors.officer')], {
      error: 'bulk.errors.officer',
    }),
  }),
  status: z.object({
    status: z.enum(STATUS_SLUGS as [Status, ...Status[]], { error: 'bulk.errors.status' }),
    substatus: z
      .union([z.literal('').transform(() => null), z.enum(SUBSTATUS_SLUGS as [Substatus, ...Substatus[]])])
      .default(null),
  }),
  reason: z.object({
    reason: z.enum(REASON_SLUGS as [Reason, ...Reason[]], { error: 'bulk.errors.reason' }),
  }),
  playbook: z.object({
    playbook: z.string({ error: 'bulk.errors.playbook' }).min(1, { error: 'bulk.errors.playbook' }).max(60),
  }),
  recall: z.object({
    subject: z.string().trim().min(1, { error: 'followUp.errors.subject' }).max(200),
    dueOn: z
      .string()
      .refine(isDay, { error: 'followUp.errors.day' })
      .transform((text) => text as Day),
  }),
  campaign: z.object({ campaign: numberOf<CampaignId>('bulk.errors.campaign') }),
} as const;

/** The wish of a deed of one kind, with the version of the deed that was on screen. */
export const wishForm = (kind: Exclude<DeedKind, 'hand-over'>) =>
  WISHES[kind]
    .extend({ version, others })
    .transform(({ version: seen, ...wish }) => ({ version: seen, wish: { kind, ...wish } as Wish }));

const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) =>
    [given]
      .flat()
      .filter((text) => /^\d{1,10}$/.test(text))
      .map((text) => Number(text) as AccountId),
  );

export const HandOverForm = z.object({
  from: numberOf<AccountId>('followUp.team.errors.person'),
  receivers: several,
  way: z.enum(SHARING_WAYS).catch('evenly'),
});

export const SeenForm = z.object({ version });
