import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { ApplicantId } from '../../shared/ids.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { projectOf } from '../application/project.ts';
import { declarationOf } from '../case.ts';
import { waysOf } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { NAMED_RIGHTS } from './applicants-forms.ts';
import { associatesDecide, isManager } from './associates.ts';
import { type ConsentOfPerson, isCompany, type OwnersOfCase, ownersOfCase } from './consents-of-case.ts';
import { listed } from './listed.ts';
import { type PersonOfCase, peopleOfCase } from './people-of-case.ts';

export type OwnerLine = {
  readonly id: string;
  readonly name: string;
  readonly capacity: string;
  readonly source: string;
  readonly mailbox: string | null;
  /** Null for the one who applies, and for who owns no longer. */
  readonly consent: { readonly status: string; readonly tone: string; readonly hint: string } | null;
  readonly note: string | null;
  readonly ask: number | null;
  readonly paper: string | null;
  readonly edit: string | null;
  readonly remove: string | null;
};
export type OwnersPage = {
  readonly back: string;
  readonly next: string;
  readonly fromRegister: boolean;
  readonly owners: readonly OwnerLine[];
  readonly refusal: { readonly title: string; readonly text: string } | null;
  readonly missing: string | null;
  readonly allAgreed: string | null;
  readonly nobodyNamed: boolean;
  readonly first: boolean;
  readonly ask: { readonly action: string; readonly text: string } | null;
  readonly askAction: string;
  readonly add: string;
  readonly company: {
    readonly action: string;
    readonly siren: string;
    readonly legalRepresentative: string;
  } | null;
  /** Of an SCI: who has a part in it, and how they decide otherwise than each by a link; null for whom nobody decides with. */
  readonly associates: {
    readonly lines: readonly OwnerLine[];
    readonly add: string;
    /** Where the decision that they took together is sent; null while there is nothing to decide. */
    readonly decision: string | null;
  } | null;
  readonly errors: readonly FieldError[];
};
export type CoOwnerPage = {
  readonly title: string;
  readonly action: string;
  readonly back: string;
  readonly named: boolean;
  readonly associate: boolean;
  readonly email: string;
  readonly emailKnown: boolean;
  readonly left: boolean;
  readonly typed: Readonly<Record<'name' | 'right' | 'share', string>> & { readonly company: boolean };
  readonly rights: readonly { readonly value: string; readonly text: string }[];
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'cases/owners': OwnersPage;
    'cases/co-owner': CoOwnerPage;
  }
}

const TONES = {
  'to-ask': 'waiting',
  asked: 'progress',
  expired: 'waiting',
  changed: 'waiting',
  yes: 'success',
  no: 'danger',
} as const;

type FormBack = { readonly typed: Typed; readonly errors: readonly FieldError[] };

/** Everyone who owns the dwelling, where each consent stands, and what to do about those who are missing. */
export async function ownersPage(
  ctx: Context,
  row: CaseRow,
  next: string,
  form: FormBack | null = null,
): Promise<OwnersPage> {
  const t = translator(ctx.locale);
  const ways = waysOf(ctx);
  const project = await projectOf(ctx.db.read, ctx, row);
  const owners = await ownersOfCase(ctx.db.read, ctx, row, project.works);
  const said = declarationOf(row);
  const first = !said.answered.includes('project') || !said.answered.includes('undertakings');
  const against = owners.consents.find(({ state }) => state === 'no');
  const missing = owners.consents.filter(({ state }) => state !== 'yes');
  const toAsk = missing.filter(
    ({ person, state }) => person.mailbox !== null && state !== 'asked' && state !== 'no',
  ).length;
  const linesOf = (associate: boolean): OwnerLine[] =>
    owners.people
      .filter((person) => person.associate === associate)
      .map((person) => ownerLine(ctx, row, person, owners, first));
  return {
    back: ways.home({ case: row.id }),
    next,
    fromRegister: owners.people.some(({ source }) => source === 'register'),
    owners: linesOf(false),
    refusal: against ? refusalBy(ctx, against.person) : null,
    associates: associatesDecide(said)
      ? {
          lines: linesOf(true),
          add: ways.newAssociate({ case: row.id }),
          decision:
            !first && missing.some(({ person }) => person.associate)
              ? ways.associatesDecision({ case: row.id })
              : null,
        }
      : null,
    missing:
      missing.length > 0
        ? t('applicants.page.missing', {
            count: missing.length,
            names: listed(
              ctx,
              missing.map(({ person }) => person.name),
            ),
          })
        : null,
    allAgreed:
      owners.consents.length > 0 && missing.length === 0
        ? t(associatesDecide(said) ? 'applicants.associates.allAgreed' : 'applicants.page.allAgreed')
        : null,
    nobodyNamed: owners.nobodyNamed,
    first,
    ask:
      toAsk > 0 && !first
        ? {
            action: ways.askOwners({ case: row.id }),
            text: t('applicants.page.askAll', { count: toAsk }),
          }
        : null,
    askAction: ways.askOwners({ case: row.id }),
    add: ways.newOwner({ case: row.id }),
    company: isCompany(said) ? companyFields(ctx, row, owners, form) : null,
    errors: form?.errors ?? [],
  };
}

function refusalBy(ctx: Context, { name, associate }: PersonOfCase): OwnersPage['refusal'] {
  const t = translator(ctx.locale);
  const text = associate ? 'applicants.associates.refusedText' : 'applicants.page.refusedText';
  return {
    title: t('applicants.page.refused', { name }),
    text: t(text, { phone: ctx.programme.service.phone }),
  };
}

function companyFields(
  ctx: Context,
  row: CaseRow,
  { people }: OwnersOfCase,
  form: FormBack | null,
): OwnersPage['company'] {
  const own = people.find(({ applies }) => applies);
  const shown = (field: 'siren' | 'legalRepresentative'): string =>
    form ? typedText(form.typed, field) : (own?.[field] ?? '');
  return {
    action: waysOf(ctx).company({ case: row.id }),
    siren: shown('siren'),
    legalRepresentative: shown('legalRepresentative'),
  };
}

/** In what capacity, with the share where it is known. */
export function capacityText(ctx: Context, { capacity, share }: PersonOfCase): string {
  const t = translator(ctx.locale);
  const text = t(`applicants.capacity.${capacity}`);
  return share === null ? text : t('applicants.share', { capacity: text, share });
}

function ownerLine(
  ctx: Context,
  row: CaseRow,
  person: PersonOfCase,
  { consents, people }: OwnersOfCase,
  first: boolean,
): OwnerLine {
  const t = translator(ctx.locale);
  const ways = waysOf(ctx);
  const consent = consents.find(({ person: { ownerId } }) => ownerId === person.ownerId);
  const at = person.id === null ? null : { case: row.id, applicant: person.id };
  const open = row.state === 'draft' && !person.applies;
  const may = open && !first && consent !== undefined && consent.state !== 'yes';
  return {
    id: String(person.ownerId),
    name: person.name,
    capacity: capacityText(ctx, person),
    source: t(`applicants.source.${person.source}`),
    mailbox: person.applies ? null : (person.mailbox ?? t('applicants.page.noMailbox')),
    consent: consent ? consentText(ctx, consent) : null,
    note: noteOn(
      ctx,
      person,
      people.find(({ applies }) => applies),
    ),
    ask: may && mayAskAgain(consent) ? person.id : null,
    paper: may && at ? ways.ownerPaper(at) : null,
    edit: open && at ? ways.owner(at) : null,
    remove: open && at && person.source !== 'register' ? ways.removeOwner(at) : null,
  };
}

/** Who has been asked and has not agreed may be asked again by name; the first time, all are asked at once. */
const mayAskAgain = ({ person, state }: ConsentOfPerson): boolean =>
  person.mailbox !== null && state !== 'to-ask' && state !== 'asked';

function noteOn(ctx: Context, person: PersonOfCase, applicant: PersonOfCase | undefined): string | null {
  const t = translator(ctx.locale);
  const { applies, associate, standing } = person;
  if (applies) return t('applicants.page.you');
  if (associate && isManager(person, applicant)) return t('applicants.associates.manager');
  if (standing !== 'left') return null;
  return t(associate ? 'applicants.associates.left' : 'applicants.page.left');
}

/** Where a consent stands, in words. */
export function consentText(ctx: Context, { state, latest }: ConsentOfPerson) {
  const t = translator(ctx.locale);
  const on = latest?.answeredAt ?? latest?.askedAt;
  const day = on ? formatterFor(ctx.locale).day(dayOf(on)) : '';
  const reason = latest?.reason ?? null;
  const hint =
    state === 'no' && reason !== null
      ? t('applicants.consentHint.noReason', { day, reason })
      : state === 'yes' && latest?.documentId
        ? t('applicants.consentHint.yesPaper', { day })
        : t(`applicants.consentHint.${state}`, { day });
  return { status: t(`applicants.consent.${state}`), tone: TONES[state], hint };
}

/** The form about one co-owner: a new one, or what the case knows of one. */
export async function coOwnerPage(
  ctx: Context,
  row: CaseRow,
  applicantId: ApplicantId | null,
  form: FormBack | null = null,
): Promise<CoOwnerPage> {
  const t = translator(ctx.locale);
  const ways = waysOf(ctx);
  const person =
    applicantId === null
      ? null
      : mustExist(
          (await peopleOfCase(ctx.db.read, row)).find(({ id }) => id === applicantId),
          'cases.errors.unknown',
        );
  const text = (field: string, kept = ''): string => (form ? typedText(form.typed, field) : kept);
  return {
    title: person ? t('applicants.form.titleEdit', { name: person.name }) : t('applicants.form.titleNew'),
    action:
      applicantId === null
        ? ways.newOwner({ case: row.id })
        : ways.owner({ case: row.id, applicant: applicantId }),
    back: ways.owners({ case: row.id }),
    named: person === null,
    associate: person?.associate ?? false,
    email: text('email', person?.mailbox ?? ''),
    emailKnown: person?.accountId != null,
    left: form ? typedText(form.typed, 'left') === 'yes' : person?.standing === 'left',
    typed: {
      name: text('name'),
      right: text('right'),
      share: text('share'),
      company: text('company') === 'yes',
    },
    rights: NAMED_RIGHTS.map((value) => ({ value, text: t(`applicants.form.rights.${value}`) })),
    errors: form?.errors ?? [],
  };
}

/** The form that names an associate of the SCI that applies: who, which part of it, where to write. */
export function associatePage(ctx: Context, row: CaseRow, form: FormBack | null = null): CoOwnerPage {
  const ways = waysOf(ctx);
  const text = (field: string): string => (form ? typedText(form.typed, field) : '');
  return {
    title: translator(ctx.locale)('applicants.associates.titleNew'),
    action: ways.newAssociate({ case: row.id }),
    back: ways.owners({ case: row.id }),
    named: true,
    associate: true,
    email: text('email'),
    emailKnown: false,
    left: false,
    typed: { name: text('name'), right: '', share: text('share'), company: text('company') === 'yes' },
    rights: [],
    errors: form?.errors ?? [],
  };
}
