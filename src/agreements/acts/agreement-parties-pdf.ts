import type { Block } from '../../documents/pdf-document.ts';
import type { ActFacts } from './act-facts.ts';
import { heading, paragraph, quillOf } from './act-parts-pdf.ts';

/** Between whom: the authority and its signatory, then the beneficiary. */
export function parties(facts: ActFacts): Block[] {
  const { t } = quillOf(facts);
  const { identity } = facts.authority;
  return [
    heading(t('agreements.act.agreement.betweenTitle')),
    paragraph(
      t('agreements.act.agreement.authority', {
        name: identity.name[facts.lang],
        siren: identity.siren,
        address: identity.address.join(', '),
        signatory: identity.signatory.name,
        title: lowerFirst(identity.signatory.title[facts.lang]),
        acting: identity.signatory.actingUnder[facts.lang],
      }),
    ),
    ownerParty(facts),
    ...associates(facts),
    ...coOwners(facts),
  ];
}

/** The beneficiary, as the agreement introduces them. */
export function ownerParty(facts: ActFacts): Block {
  const { t } = quillOf(facts);
  const { beneficiary } = facts;
  const address = beneficiary.address.join(', ') || t('agreements.act.agreement.noAddress');
  const words = { name: beneficiary.name, address };
  const { siren, representative } = beneficiary;
  if (siren === null) return paragraph(t('agreements.act.agreement.owner', words));
  return paragraph(
    representative
      ? t('agreements.act.agreement.ownerCompanyBy', { ...words, siren, representative })
      : t('agreements.act.agreement.ownerCompany', { ...words, siren }),
  );
}

/** A manager whom the associates follow binds their company beyond doubt (Civil code, art. 1852 and 1854). */
function associates(facts: ActFacts): Block[] {
  const { t } = quillOf(facts);
  const names = facts.beneficiary.associates ?? [];
  return names.length === 0
    ? []
    : [paragraph(t('agreements.act.agreement.associates', { names: names.join(', '), count: names.length }))];
}

/** Whoever else signs for the owners is named among the parties (Civil code art. 815-3). */
function coOwners(facts: ActFacts): Block[] {
  const { t } = quillOf(facts);
  const others = (facts.signatories ?? []).slice(1).map(({ name }) => name);
  return others.length === 0
    ? []
    : [paragraph(t('signing.parties', { names: others.join(', '), count: others.length }))];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
