import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { NOTED_REFUSAL_CHANNELS, REFUSAL_ASKERS } from '../../people/refusal.ts';
import { refusalEndText, refusalText } from '../../people/refusal-text.ts';
import { type Typed, typedText } from '../../web/forms.ts';
import * as paths from '../holders/holder-paths.ts';
import { MANDATE_SCOPES, type MandateState, mandateState, REPRESENTATIVE_KINDS } from '../holders/mandate.ts';
import { mandateLine } from '../holders/mandate-pages.ts';
import type { Mandate } from '../holders/mandate-store.ts';
import type { SentBack } from '../unit-file/deed-routes.ts';
import type { Option } from '../unit-file/unit-field-pages.ts';
import type { SeenOwner } from './see-owner.ts';

export type RefusalView = {
  readonly holds: string | null;
  readonly before: readonly string[];
  readonly note: {
    readonly action: string;
    readonly open: boolean;
    readonly askers: readonly Option[];
    readonly channels: readonly Option[];
    readonly fields: Readonly<Record<'askedBy' | 'channel' | 'askedOn' | 'reason' | 'until', string>>;
  };
  readonly lift: { readonly action: string; readonly open: boolean; readonly reason: string };
};

const filled =
  (typed: Typed | null) =>
  (field: string, ready = ''): string =>
    typed === null ? ready : typedText(typed, field);

/** Whether an owner may be contacted, and the requests before. */
export function refusalView(
  ctx: Context,
  { owner, refusals, today }: SeenOwner,
  sent: SentBack | null,
): RefusalView {
  const t = translator(ctx.locale);
  const of = { owner: owner.id };
  const open = refusals.find(({ endedAt }) => endedAt === null) ?? null;
  const note = filled(sent?.form === 'refusal' ? sent.typed : null);
  return {
    holds: owner.doNotContact ? refusalText(ctx, open) : null,
    before: refusals
      .filter(({ endedAt }) => endedAt !== null)
      .map((refusal) => `${refusalText(ctx, refusal)} (${refusalEndText(ctx, refusal)})`),
    note: {
      action: paths.refuseContactPath(of),
      open: sent?.form === 'refusal',
      askers: REFUSAL_ASKERS.map((value) => ({ value, text: t(`owners.refusal.askers.${value}`) })),
      channels: NOTED_REFUSAL_CHANNELS.map((value) => ({
        value,
        text: t(`owners.refusal.channels.${value}`),
      })),
      fields: {
        askedBy: note('askedBy', 'owner'),
        channel: note('channel', 'phone'),
        askedOn: note('askedOn', today),
        reason: note('reason'),
        until: note('until'),
      },
    },
    lift: {
      action: paths.liftRefusalPath(of),
      open: sent?.form === 'lift',
      reason: filled(sent?.form === 'lift' ? sent.typed : null)('reason'),
    },
  };
}

type ShownMandate = {
  readonly form: string;
  readonly text: string;
  readonly home: string | null;
  readonly reach: string;
  readonly state: { readonly text: string; readonly tone: string };
  readonly revoked: string | null;
  readonly proof: string | null;
  readonly revoke: {
    readonly action: string;
    readonly version: number;
    readonly open: boolean;
    readonly reason: string;
  } | null;
};
export type MandatesView = {
  readonly given: readonly ShownMandate[];
  readonly add: {
    readonly action: string;
    readonly open: boolean;
    readonly kinds: readonly Option[];
    readonly units: readonly Option[];
    readonly scopes: readonly Option[];
    readonly scope: readonly string[];
    readonly fields: Readonly<
      Record<'name' | 'kind' | 'unitId' | 'email' | 'phone' | 'address' | 'startsOn' | 'endsOn', string>
    >;
  };
};
const TONES: Readonly<Record<MandateState, string>> = {
  'in-force': 'success',
  future: 'info',
  over: 'quiet',
  revoked: 'quiet',
};

/** Who acts for an owner, and the form to say who does. */
export function mandatesView(ctx: Context, seen: SeenOwner, sent: SentBack | null): MandatesView {
  const t = translator(ctx.locale);
  const typed = sent?.form === 'mandate' ? sent.typed : null;
  const field = filled(typed);
  return {
    given: seen.mandates.map((mandate) => shownMandate(ctx, seen, mandate, sent)),
    add: {
      action: paths.mandatesPath({ owner: seen.owner.id }),
      open: typed !== null,
      kinds: REPRESENTATIVE_KINDS.map((value) => ({ value, text: t(`owners.mandate.kinds.${value}`) })),
      units: [
        { value: '', text: t('owners.mandate.allUnits') },
        ...seen.homes.map(({ unitId, address }) => ({ value: String(unitId), text: address })),
      ],
      scopes: MANDATE_SCOPES.map((value) => ({ value, text: t(`owners.mandate.scopes.${value}`) })),
      scope: typed === null ? ['contact'] : [typed.scope ?? []].flat(),
      fields: {
        name: field('name'),
        kind: field('kind'),
        unitId: field('unitId'),
        email: field('email'),
        phone: field('phone'),
        address: field('address'),
        startsOn: field('startsOn', seen.today),
        endsOn: field('endsOn'),
      },
    },
  };
}

function shownMandate(ctx: Context, seen: SeenOwner, mandate: Mandate, sent: SentBack | null): ShownMandate {
  const t = translator(ctx.locale);
  const of = { owner: seen.owner.id, mandate: mandate.id };
  const state = mandateState(mandate, seen.today);
  const form = `revoke${mandate.id}`;
  const mine = sent?.form === form ? sent : null;
  return {
    form,
    text: mandateLine(ctx, mandate),
    home:
      mandate.unitId === null
        ? t('owners.mandate.allUnits')
        : (seen.homes.find(({ unitId }) => unitId === mandate.unitId)?.address ?? null),
    reach: [mandate.address?.replaceAll('\n', ', '), mandate.email, mandate.phone]
      .filter((part) => part)
      .join(' · '),
    state: { text: t(`owners.mandate.state.${state}`), tone: TONES[state] },
    revoked:
      mandate.revokedOn === null
        ? null
        : t('owners.mandate.revokedOn', {
            day: formatterFor(ctx.locale).day(mandate.revokedOn),
            reason: mandate.revokeReason ?? '',
          }),
    proof: mandate.documentId === null ? null : paths.mandateProofPath(of),
    revoke:
      state === 'revoked' || state === 'over'
        ? null
        : {
            action: paths.revokeMandatePath(of),
            version: mandate.version,
            open: mine !== null,
            reason: filled(mine?.typed ?? null)('reason'),
          },
  };
}
