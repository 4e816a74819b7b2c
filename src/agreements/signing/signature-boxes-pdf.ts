import type { SignatureBox } from '../../documents/pdf-document.ts';
import type { ActFacts, SignatoryFacts } from '../acts/act-facts.ts';
import { quillOf } from '../acts/act-parts-pdf.ts';
import { capacityWords } from './capacity-words.ts';
import type { GivenSignature, SignedCopy } from './signature-proof.ts';
import { signedLine } from './signature-proof-pdf.ts';

/** The frames at the foot of an act: one for each owner, the authority's last; filled in the signed copy. */
export const signatureBoxes = (facts: ActFacts, signed: SignedCopy | null): SignatureBox[] => [
  ...signatoriesOfFacts(facts).map((signatory, index) =>
    ownerBox(facts, signatory, ownerSignature(signed, index)),
  ),
  authorityBox(
    facts,
    signed?.signatures.find(({ party }) => party === 'authority'),
  ),
];

/** Acts issued when one owner signed for all name nobody: the beneficiary signs. */
export const signatoriesOfFacts = ({ signatories, beneficiary }: ActFacts): readonly SignatoryFacts[] =>
  signatories ?? [{ name: beneficiary.name, capacity: 'sole' }];

function ownerSignature(signed: SignedCopy | null, index: number): GivenSignature | undefined {
  const id = signed?.signatories[index]?.id;
  return id === undefined ? undefined : signed?.signatures.find(({ signatoryId }) => signatoryId === id);
}

function ownerBox(
  facts: ActFacts,
  { name, capacity }: SignatoryFacts,
  given: GivenSignature | undefined,
): SignatureBox {
  const { t } = quillOf(facts);
  const as = capacityWords(facts.lang, capacity);
  return {
    party: t('agreements.act.agreement.ownerBox'),
    name,
    ...(given
      ? { ...(as ? { capacity: as } : {}), signed: signedLine(given, facts) }
      : { capacity: [as, t('agreements.act.agreement.toSignOwner')].filter(Boolean).join('. ') }),
  };
}

function authorityBox(facts: ActFacts, given: GivenSignature | undefined): SignatureBox {
  const { t } = quillOf(facts);
  const { signatory } = facts.authority.identity;
  const title = signatory.title[facts.lang];
  return {
    party: t('agreements.act.agreement.authorityBox'),
    name: signatory.name,
    ...(given
      ? { capacity: title, signed: signedLine(given, facts) }
      : { capacity: `${title}. ${t('agreements.act.agreement.toSignAuthority')}` }),
  };
}
