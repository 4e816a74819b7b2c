import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import type { Owner } from '../../people/people-queries.ts';
import { communeName } from '../../programme/territory.ts';
import type { FieldError } from '../../web/forms.ts';
import { typedText } from '../../web/forms.ts';
import { rankName } from '../ownership.ts';
import type { SentBack } from '../unit-file/deed-routes.ts';
import type { Unit } from '../unit-store.ts';
import { unitPath } from '../units-paths.ts';
import type { OwnerOfUnit } from '../units-queries.ts';
import { type FoundOwner, MOST_FOUND } from './find-known-owners.ts';
import * as paths from './holder-paths.ts';
import { holderWarnings } from './holder-warnings.ts';
import {
  type IdentityFields,
  identityFields,
  identityLines,
  type OwnerChoices,
  ownerChoices,
} from './identity-pages.ts';

type RightFields = {
  readonly rank: string;
  readonly right: string;
  readonly share: string;
  readonly undivided: boolean;
  readonly source: string;
};
type ShownHolder = {
  readonly form: string;
  readonly name: string;
  readonly href: string;
  readonly rank: string;
  readonly right: string;
  readonly facts: readonly string[];
  readonly doNotContact: boolean;
  readonly current: boolean;
  readonly open: boolean;
  readonly fields: RightFields;
  readonly action: string;
  readonly remove: string;
};
export type FoundList = {
  readonly asked: string;
  readonly count: string;
  readonly found: readonly { readonly href: string; readonly name: string; readonly facts: string }[];
  readonly fresh: string;
};
export type HoldersPage = {
  readonly home: string;
  readonly back: string;
  readonly self: string;
  readonly version: number;
  readonly warnings: readonly string[];
  readonly holders: readonly ShownHolder[];
  readonly removed: readonly { readonly name: string; readonly action: string }[];
  readonly choices: OwnerChoices;
  readonly search: FoundList;
  readonly adding: Adding | null;
  readonly errors: readonly FieldError[];
};
type Adding = {
  readonly action: string;
  readonly known: { readonly id: number; readonly name: string; readonly facts: string } | null;
  readonly identity: IdentityFields;
  readonly fields: RightFields;
  /** Shown once the register has said that it knows somebody of that name and birth date. */
  readonly namesake: boolean;
};
declare module '../../web/views.ts' {
  interface Views {
    'units/holders': HoldersPage;
    'units/found-owners': FoundList;
  }
}

export type SeenHolders = {
  readonly unit: Unit;
  readonly owners: readonly OwnerOfUnit[];
  readonly removed: readonly Owner[];
  readonly asked: string;
  readonly found: readonly FoundOwner[];
  /** Who was chosen to be added: somebody known, somebody new, or nobody yet. */
  readonly chosen: Owner | 'new' | null;
};

export function holdersPage(ctx: Context, seen: SeenHolders, sent: SentBack | null): HoldersPage {
  const { unit, owners } = seen;
  const id = { unit: unit.id };
  return {
    home: `${unit.address}, ${communeName(ctx.territory, unit.commune)}`,
    back: unitPath(id),
    self: paths.holdersPath(id),
    version: unit.version,
    warnings: warningTexts(ctx, owners),
    holders: owners.map((holder) => shownHolder(ctx, unit, holder, sent)),
    removed: seen.removed.map((owner) => ({
      name: owner.name,
      action: paths.restoreHolderPath({ ...id, owner: owner.id }),
    })),
    choices: ownerChoices(ctx),
    search: foundList(ctx, seen),
    adding: adding(ctx, seen, sent),
    errors: sent?.errors ?? [],
  };
}

/** What does not fit together among the holders, in words. */
export function warningTexts(ctx: Context, owners: readonly OwnerOfUnit[]): string[] {
  const t = translator(ctx.locale);
  const texts = holderWarnings(owners).map((warning) => {
    if (warning.kind === 'shares-short')
      return t('owners.warnings.shares-short', {
        right: t(`owners.cake.${warning.right}`),
        sum: warning.sum,
      });
    if (warning.kind === 'shares-unknown')
      return t('owners.warnings.shares-unknown', {
        right: t(`owners.cake.${warning.right}`),
        count: warning.count,
      });
    return t(`owners.warnings.${warning.kind}`);
  });
  const nameless = owners.filter(
    ({ owner, rank }) => rank >= 1 && owner.kind === 'company' && owner.siren === null,
  );
  return [...texts, ...nameless.map(({ owner }) => t('owners.warnings.no-siren', { name: owner.name }))];
}

/** `Nue-propriété · 1/3 · en indivision`. */
export function rightText(
  ctx: Context,
  { right, share, undivided }: Omit<OwnerOfUnit, 'owner' | 'rank'>,
): string {
  const t = translator(ctx.locale);
  const parts = [
    right === null ? t('owners.right.unknown') : t(`units.right.${right}`),
    share,
    undivided ? t('owners.right.undivided') : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function shownHolder(ctx: Context, unit: Unit, holder: OwnerOfUnit, sent: SentBack | null): ShownHolder {
  const { owner, rank } = holder;
  const of = { unit: unit.id, owner: owner.id };
  const form = `right${owner.id}`;
  return {
    form,
    name: owner.name,
    href: paths.ownerPath({ owner: owner.id }),
    rank: translator(ctx.locale)(`units.rank.${rankName(rank)}`),
    right: rightText(ctx, holder),
    facts: identityLines(ctx, owner),
    doNotContact: owner.doNotContact,
    current: rank >= 1,
    open: sent?.form === form,
    fields: rightFields(sent?.form === form ? sent : null, {
      rank: rankName(rank),
      right: holder.right ?? '',
      share: holder.share ?? '',
      undivided: holder.undivided,
      source: '',
    }),
    action: paths.holderRightPath(of),
    remove: paths.removeHolderPath(of),
  };
}

const rightFields = (sent: SentBack | null, ready: RightFields): RightFields =>
  sent === null
    ? ready
    : {
        rank: typedText(sent.typed, 'rank'),
        right: typedText(sent.typed, 'right'),
        share: typedText(sent.typed, 'share'),
        undivided: typedText(sent.typed, 'undivided') === 'yes',
        source: typedText(sent.typed, 'source'),
      };

export function foundList(
  ctx: Context,
  { unit, asked, found }: Pick<SeenHolders, 'unit' | 'asked' | 'found'>,
): FoundList {
  const choose = (chosen: string): string => `${paths.holdersPath({ unit: unit.id }, { chosen, asked })}#add`;
  return {
    asked,
    count: translator(ctx.locale)(
      found.length < MOST_FOUND ? 'owners.search.found' : 'owners.search.foundMost',
      { count: found.length },
    ),
    found: found.map((one) => ({
      href: choose(String(one.owner.id)),
      name: one.owner.name,
      facts: foundFacts(ctx, one),
    })),
    fresh: choose('new'),
  };
}

/** Enough to tell namesakes apart, no more: the kind, the birth date or SIREN, one of their homes. */
function foundFacts(ctx: Context, { owner, homes }: FoundOwner): string {
  const t = translator(ctx.locale);
  const [home] = homes;
  const where =
    home === undefined
      ? null
      : t('owners.search.homes', {
          count: homes.length,
          home: `${home.address}, ${communeName(ctx.territory, home.commune)}`,
        });
  return [...identityLines(ctx, owner), where].filter((part) => part !== null).join(' · ');
}

function adding(
  ctx: Context,
  { unit, asked, chosen, owners }: SeenHolders,
  sent: SentBack | null,
): Adding | null {
  if (chosen === null) return null;
  const mine = sent?.form === 'add' ? sent : null;
  const someone = owners.some(({ rank }) => rank >= 1);
  return {
    action: paths.holdersPath({ unit: unit.id }, { chosen: chosen === 'new' ? chosen : chosen.id, asked }),
    known:
      chosen === 'new'
        ? null
        : { id: chosen.id, name: chosen.name, facts: identityLines(ctx, chosen).join(' · ') },
    identity: identityFields({ name: /\d{3}/.test(asked) ? '' : asked }, mine?.typed ?? null),
    fields: rightFields(mine, {
      rank: someone ? 'secondary' : 'primary',
      right: 'full',
      share: '',
      undivided: false,
      source: '',
    }),
    namesake: mine !== null && chosen === 'new' && !mine.errors.some(({ field }) => field !== 'name-add'),
  };
}
