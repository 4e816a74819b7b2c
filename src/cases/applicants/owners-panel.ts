import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { findAccount } from '../../people/people-queries.ts';
import { isAllowed } from '../../shared/actor.ts';
import { holdersPath } from '../../units/holders/holder-paths.ts';
import { unitOwnersOf } from '../../units/units-queries.ts';
import { worksOf } from '../case.ts';
import type { CasePanel } from '../case-panels.ts';
import { myOwnersPath } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { hasEnded } from '../case-workflow.ts';
import { filingOf } from './applicant-store.ts';
import { capacityText, consentText } from './applicants-pages.ts';
import { type ConsentOfPerson, ownersOfCase } from './consents-of-case.ts';
import { listed } from './listed.ts';
import type { PersonOfCase } from './people-of-case.ts';
import { signatoriesOf } from './signatories.ts';

export type OwnersPanel = {
  readonly filed: string;
  readonly kept: string | null;
  readonly owners: readonly {
    readonly name: string;
    readonly text: string;
    readonly consent: { readonly status: string; readonly tone: string; readonly hint: string } | null;
    readonly detail: string | null;
  }[];
  /** Who will sign the agreement; null once there will be none. */
  readonly sign: string | null;
  readonly register: string | null;
};

/** Who owns and who applies, each consent with the mailbox it came from: an officer judges whether it is theirs. */
export const ownersPanel: CasePanel = async (ctx, seen, reader) => {
  const filing = await filingOf(ctx.db.read, seen.id);
  const owners = await ownersOfCase(ctx.db.read, ctx, seen, worksOf(seen));
  if (reader === 'owner' && owners.consents.length === 0 && !filing) return null;
  const t = translator(ctx.locale);
  const tied = new Map((await unitOwnersOf(ctx.db.read, [seen.unitId])).map((link) => [link.ownerId, link]));
  const lines = owners.people.map((person) => {
    const consent = owners.consents.find(({ person: { ownerId } }) => ownerId === person.ownerId);
    const unknown = !person.associate && (tied.get(person.ownerId)?.rank ?? 0) < 1;
    return {
      name: person.name,
      text: [capacityText(ctx, person), ...(person.applies ? [t('applicants.page.you')] : [])].join(' · '),
      consent: consent ? consentText(ctx, consent) : null,
      detail: reader === 'staff' ? detailOf(ctx, person, consent, unknown) : null,
    };
  });
  const names = (await signatoriesOf(ctx.db.read, seen.id)).map(({ name }) => name);
  const model: OwnersPanel = {
    filed: await filedText(ctx, seen),
    kept: filing?.keptWhere ? t('applicants.desk.keptAt', { where: filing.keptWhere }) : null,
    owners: lines,
    sign: hasEnded(seen.state) ? null : t('applicants.panel.sign', { names: listed(ctx, names) }),
    register: isAllowed(ctx.actor, 'units.edit') ? holdersPath({ unit: seen.unitId }) : null,
  };
  const again =
    reader === 'owner' &&
    seen.state === 'to-complete' &&
    owners.consents.some(({ state }) => state !== 'yes');
  const action = again ? { text: t('applicants.page.title'), href: myOwnersPath({ case: seen.id }) } : null;
  return { view: 'cases/_owners-panel.njk', model, action };
};

function detailOf(
  ctx: Context,
  person: PersonOfCase,
  consent: ConsentOfPerson | undefined,
  unknown: boolean,
): string | null {
  const t = translator(ctx.locale);
  const sentTo = consent?.latest?.sentTo;
  const words = [
    ...(sentTo ? [t('applicants.panel.toMailbox', { email: sentTo })] : []),
    ...(sentTo && person.email === sentTo ? [t('applicants.panel.mailboxGiven')] : []),
    ...(person.standing === 'left' ? [t('applicants.page.left')] : []),
    ...(unknown ? [t('applicants.panel.notInRegister')] : []),
  ];
  return words.length > 0 ? words.join(' · ') : null;
}

/** Who said what the case holds: the owner, somebody for them, or an officer who heard or read it. */
export async function filedText(ctx: Context, row: CaseRow): Promise<string> {
  const t = translator(ctx.locale);
  const filing = await filingOf(ctx.db.read, row.id);
  if (!filing) return t('applicants.way.owner');
  const account = filing.filedBy === null ? undefined : await findAccount(ctx.db.read, filing.filedBy);
  const name = account?.name || account?.email || t('cases.somebody');
  if (filing.way === 'representative') return t('applicants.way.representative', { name });
  return t('applicants.way.officer', { name, paper: t(`applicants.paper.${filing.paper ?? 'desk'}`) });
}
