import { casePath } from '../../cases/case-paths.ts';
import type { Context } from '../../context.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { personPath } from '../../privacy/privacy-paths.ts';
import { communeName } from '../../programme/territory.ts';
import { yearOf } from '../../shared/dates.ts';
import { allows } from '../../shared/permissions.ts';
import type { FieldError } from '../../web/forms.ts';
import * as paths from '../holders/holder-paths.ts';
import {
  type IdentityFields,
  identityFields,
  identityLines,
  type OwnerChoices,
  ownerChoices,
} from '../holders/identity-pages.ts';
import { rankName } from '../ownership.ts';
import { STATUSES } from '../unit.ts';
import type { SentBack } from '../unit-file/deed-routes.ts';
import { unitPath } from '../units-paths.ts';
import { type Happening, ownerHistory, ownerLetters } from './owner-history.ts';
import { type MandatesView, mandatesView, type RefusalView, refusalView } from './owner-part-pages.ts';
import type { SeenOwner } from './see-owner.ts';

type Linked = { readonly text: string; readonly href: string };
type ShownHome = Linked & { readonly status: string; readonly slug: string; readonly facts: string };
export type OwnerPage = {
  readonly title: string;
  readonly back: string;
  readonly facts: readonly string[];
  readonly account: boolean;
  readonly reach: readonly string[];
  readonly edited: readonly string[];
  readonly mayEdit: boolean;
  /** What law says of their data; null for who may not manage it. */
  readonly privacyHref: string | null;
  readonly identity: {
    readonly action: string;
    readonly version: number;
    readonly fields: IdentityFields;
    readonly open: boolean;
  };
  readonly choices: OwnerChoices;
  readonly homesText: string;
  readonly homes: readonly ShownHome[];
  readonly letters: readonly Happening[];
  readonly campaigns: readonly Happening[];
  readonly cases: readonly (Linked & { readonly status: string; readonly slug: string })[];
  readonly history: readonly Happening[];
  readonly refusal: RefusalView;
  readonly mandates: MandatesView;
  readonly twins: readonly {
    readonly text: string;
    readonly href: string;
    readonly merge: string;
    readonly version: number;
    readonly otherVersion: number;
  }[];
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/owner': OwnerPage;
  }
}

export function ownerPage(ctx: Context, seen: SeenOwner, sent: SentBack | null): OwnerPage {
  const t = translator(ctx.locale);
  const { owner, homes } = seen;
  const mine = (form: string) => (sent?.form === form ? sent.typed : null);
  const role = ctx.actor.kind === 'staff' ? ctx.actor.role : null;
  return {
    title: owner.name,
    back: homes[0] === undefined ? '' : unitPath({ unit: homes[0].unitId }),
    facts: identityLines(ctx, owner),
    account: owner.accountId !== null,
    reach: [
      owner.address?.replaceAll('\n', ', ') ?? t('owners.identity.noAddress'),
      owner.email ?? t('register.unit.noEmail'),
      owner.phone ?? t('owners.identity.noPhone'),
    ],
    edited: owner.editedFields.map((field) => translateDynamic(ctx.locale, `owners.identity.${field}`)),
    mayEdit: role !== null && allows(role, 'units.contact'),
    privacyHref: role !== null && allows(role, 'privacy.manage') ? personPath({ owner: owner.id }) : null,
    identity: {
      action: paths.ownerIdentityPath({ owner: owner.id }),
      version: owner.version,
      fields: identityFields(owner, mine('identity')),
      open: sent?.form === 'identity',
    },
    choices: ownerChoices(ctx),
    homesText: t('owners.page.homesText', { count: homes.length }),
    homes: homes.map((home) => shownHome(ctx, home)),
    ...ownerLetters(ctx, seen),
    cases: seen.cases.flatMap(({ ref, state, address }) =>
      ref === null
        ? []
        : [
            {
              text: `${ref} · ${address}`,
              href: casePath({ ref }),
              status: translateDynamic(ctx.locale, `cases.state.${state}`),
              slug: state as string,
            },
          ],
    ),
    history: ownerHistory(ctx, seen),
    refusal: refusalView(ctx, seen, sent),
    mandates: mandatesView(ctx, seen, sent),
    twins: seen.twins.map((twin) => ({
      text: t('owners.merge.text', { name: twin.name, siren: twin.siren === null ? 'no' : 'yes' }),
      href: paths.ownerPath({ owner: twin.id }),
      merge: paths.mergeOwnerPath({ owner: owner.id, other: twin.id }),
      version: owner.version,
      otherVersion: twin.version,
    })),
    errors: sent?.errors ?? [],
  };
}

function shownHome(ctx: Context, home: SeenOwner['homes'][number]): ShownHome {
  const t = translator(ctx.locale);
  const right = home.right === null ? t('owners.right.unknown') : t(`units.right.${home.right}`);
  const since =
    home.vacantSince === null
      ? t('owners.page.notVacant')
      : t('owners.page.since', { year: String(yearOf(home.vacantSince)) });
  return {
    text: `${home.address}, ${communeName(ctx.territory, home.commune)}`,
    href: unitPath({ unit: home.unitId }),
    status: t(`units.status.${home.status}`),
    slug: String(STATUSES[home.status].code),
    facts: [t(`units.rank.${rankName(home.rank)}`), right, home.share, since]
      .filter((part) => part !== null)
      .join(' · '),
  };
}
