import type { Attachment, Block } from '../../documents/pdf-document.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { ActFacts } from '../acts/act-facts.ts';
import { paragraph, quillOf } from '../acts/act-parts-pdf.ts';
import {
  type GivenSignature,
  maskedMailbox,
  type SignatureProof,
  type SignedCopy,
} from './signature-proof.ts';

/** What stands in the frame of a party who signed on line. */
export function signedLine({ signedAt, proof }: GivenSignature, facts: ActFacts): string {
  const { t, fmt } = quillOf(facts);
  const moment = fmt.moment(signedAt);
  switch (proof.method) {
    case 'one-time-code':
      return t('agreements.act.agreement.proof.signedOwner', { moment, code: String(proof.codeId) });
    case 'staff-session':
      return t('agreements.act.agreement.proof.signedAuthority', { moment, name: proof.name });
    case 'paper':
      return t('signing.proof.signedOnPaper', { moment, scan: proof.scanHash.slice(0, 12).toUpperCase() });
  }
}

/** Last pages of the signed copy: who signed what, when and how. */
export function proofAnnex(facts: ActFacts, { shownHash, signatures }: SignedCopy): Block[] {
  const { t, fmt } = quillOf(facts);
  return [
    {
      kind: 'annex',
      label: t('agreements.act.agreement.proof.label'),
      title: t('agreements.act.agreement.proof.title'),
    },
    paragraph(t('agreements.act.agreement.proof.text')),
    {
      kind: 'facts',
      items: [{ term: t('agreements.act.agreement.proof.shown'), value: inGroups(shownHash) }],
    },
    {
      kind: 'table',
      columns: [
        { header: t('agreements.act.agreement.proof.party'), share: 0.18 },
        { header: t('agreements.act.agreement.proof.name'), share: 0.24 },
        { header: t('agreements.act.agreement.proof.at'), share: 0.24 },
        { header: t('agreements.act.agreement.proof.method'), share: 0.34 },
      ],
      rows: signatures.map((given) => [
        t(`agreements.act.agreement.${given.party === 'owner' ? 'ownerBox' : 'authorityBox'}`),
        given.proof.method === 'staff-session' ? given.proof.signatory : given.proof.name,
        fmt.moment(given.signedAt),
        method(given, facts),
      ]),
    },
  ];
}

/** In capitals and groups, so that eyes can compare it and no two letters are drawn as one. */
const inGroups = (hash: string): string => (hash.toUpperCase().match(/.{1,8}/g) ?? []).join(' ');

function method({ proof }: GivenSignature, facts: ActFacts): string {
  const { t } = quillOf(facts);
  if (proof.method === 'paper') return t('signing.proof.paper', { name: proof.confirmedBy });
  return t(
    `agreements.act.agreement.proof.methods.${proof.method}`,
    proof.method === 'one-time-code' ? { mailbox: maskedMailbox(proof.mailbox) } : { name: proof.name },
  );
}

/** The proof file inside the signed copy, mailboxes masked. */
export const proofAttachment = (facts: ActFacts, { shownHash, signatures }: SignedCopy): Attachment => ({
  name: 'preuve.json',
  mime: 'application/json',
  description: quillOf(facts).t('agreements.act.agreement.proof.title'),
  content: canonicalJson({
    format: 'volets-proof/1',
    shownHash,
    signatures: signatures.map(({ party, signedAt, proof }) => ({
      party,
      signedAt,
      ...disclosed(proof),
    })),
  }),
  relationship: 'Supplement',
});

/** A proof as the signed copy carries it to all parties: mailboxes masked. */
const disclosed = (proof: SignatureProof): SignatureProof =>
  proof.method === 'one-time-code' ? { ...proof, mailbox: maskedMailbox(proof.mailbox) } : proof;
