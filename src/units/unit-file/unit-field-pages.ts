import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { REASON_GROUPS, REASONS, STATUS_SLUGS, STATUSES } from '../unit.ts';
import { followUpPath } from '../units-paths.ts';
import type { SeenUnit } from './see-unit.ts';

export type Option = { readonly value: string; readonly text: string };
export type FollowUpFields = {
  readonly action: string;
  readonly status: string;
  readonly statuses: readonly {
    readonly value: string;
    readonly text: string;
    readonly substatuses: readonly Option[];
    readonly substatus: string;
  }[];
  readonly reasons: readonly {
    readonly title: string;
    readonly items: readonly (Option & { readonly checked: boolean })[];
  }[];
  readonly reasonCount: number;
};
export function followUpFields(ctx: Context, { unit }: SeenUnit): FollowUpFields {
  const t = translator(ctx.locale);
  return {
    action: followUpPath({ unit: unit.id }),
    status: unit.status,
    statuses: STATUS_SLUGS.map((status) => ({
      value: status,
      text: t(`units.status.${status}`),
      substatus: status === unit.status ? (unit.substatus ?? '') : '',
      substatuses: STATUSES[status].substatuses.map((substatus) => ({
        value: substatus,
        text: t(`units.substatus.${substatus}`),
      })),
    })),
    reasons: REASON_GROUPS.map((group) => ({
      title: t(`units.reasonGroup.${group}`),
      items: REASONS[group].map((reason) => ({
        value: reason,
        text: t(`units.reason.${reason}`),
        checked: unit.reasons.includes(reason),
      })),
    })),
    reasonCount: unit.reasons.length,
  };
}
