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
    ...coOwners(facts),
  ];
}

/** The beneficiary, as the agreement introduces them. */
export function ownerParty(facts: ActFacts): Block {
  const { t } = quillOf(facts);
  const { beneficiary } = facts;
  const address = beneficiary.address.join(', ') || t('agreements.act.agreement.noAddress');
  const words = { name: beneficiary.name, address };
  return paragraph(
    beneficiary.siren === null
      ? t('agreements.act.agreement.owner', words)
      : t('agreements.act.agreement.ownerCompany', { ...words, siren: beneficiary.siren }),
  );
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
