import type { Computed, Condition } from '../templates/act-content.ts';
import type {
  LetterCondition,
  LetterField,
  OwnBlock,
  OwnCondition,
  OwnField,
} from '../templates/act-spec.ts';
import type { LetterKind } from '../templates/template-kinds.ts';
import type { ActFacts } from './act-facts.ts';
import { quillOf, signatoryBlocks, small } from './act-parts-pdf.ts';
import type { Pen, Piece } from './act-pen.ts';
import { unitAddress } from './act-tables-pdf.ts';

/** What one kind of letter knows beside what all letters know: every field, condition and block that it declares. */
export type OwnPen<Kind extends LetterKind> = {
  readonly values: Readonly<Record<OwnField<Kind>, string>>;
  readonly holds: Readonly<Record<OwnCondition<Kind>, boolean>>;
  readonly blocks: Readonly<Record<OwnBlock<Kind>, readonly Piece[]>>;
};
export type AnyPen = {
  readonly values: Readonly<Record<string, string>>;
  readonly holds: Readonly<Partial<Record<Condition, boolean>>>;
  readonly blocks: Readonly<Partial<Record<Computed, readonly Piece[]>>>;
};

export function letterPen(facts: ActFacts, own: AnyPen): Pen {
  const company = facts.beneficiary.siren !== null;
  const submitted = facts.case.submittedOn !== null;
  const common: Readonly<Record<LetterCondition, boolean>> = {
    company,
    individual: !company,
    submitted,
    'not-submitted': !submitted,
  };
  const holds: Readonly<Partial<Record<Condition, boolean>>> = { always: true, ...common, ...own.holds };
  const blocks: AnyPen['blocks'] = {
    signature: signatoryBlocks(facts),
    privacy: [small(facts.authority.privacy[facts.lang])],
    ...own.blocks,
  };
  return {
    lang: facts.lang,
    values: { ...letterValues(facts), ...own.values },
    holds: (condition) => holds[condition] ?? false,
    compute: (block) => blocks[block] ?? [],
  };
}

/** What the fields of every letter say. */
export function letterValues(facts: ActFacts): Record<LetterField, string> {
  const { fmt } = quillOf(facts);
  const { lang } = facts;
  const { identity, service } = facts.authority;
  const { submittedOn } = facts.case;
  return {
    dossier: facts.case.ref,
    beneficiaire: facts.beneficiary.name,
    'adresse-logement': unitAddress(facts.unit),
    commune: facts.unit.commune,
    depot: submittedOn ? fmt.day(submittedOn) : '',
    collectivite: identity.name[lang],
    'adresse-collectivite': [identity.name[lang], ...identity.address].join(', '),
    service: service.name[lang],
    telephone: service.phone,
    courriel: service.email,
    horaires: service.openingHours[lang],
    tribunal: identity.court.name[lang],
    'adresse-tribunal': identity.court.address.join(', '),
    'recours-en-ligne': identity.court.onlineAppeal,
    dispositif: facts.rules.name[lang],
    'version-reglement': String(facts.rules.number),
  };
}
