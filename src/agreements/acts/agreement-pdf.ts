import type { Attachment, Block, PdfDocument, SignatureBox } from '../../documents/pdf-document.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { GivenSignature } from '../signing/signature-proof.ts';
import { proofAnnex, proofAttachment, signedLine } from '../signing/signature-proof-pdf.ts';
import type { ActFacts, AgreementDetail } from './act-facts.ts';
import { heading, paragraph, quillOf, sheet } from './act-parts-pdf.ts';
import { agreementAnnexes } from './agreement-annexes-pdf.ts';
import { agreementArticles } from './agreement-articles-pdf.ts';
import { visas } from './agreement-visas-pdf.ts';

/** The agreement as issued, or, with the signatures given, the signed copy with its proof. Text: agreement-text.ts. */
export function agreementPdf(
  facts: ActFacts,
  detail: AgreementDetail,
  signed: SignedCopy | null = null,
): PdfDocument {
  const { t } = quillOf(facts);
  const blocks: Block[] = [
    ...parties(facts),
    ...visas(facts, detail),
    ...agreementArticles(facts, detail),
    heading(t('agreements.act.agreement.signaturesTitle')),
    paragraph(t('agreements.act.agreement.signaturesText')),
    { kind: 'signatures', boxes: signatureBoxes(facts, signed) },
    ...agreementAnnexes(facts, detail),
    ...(signed ? proofAnnex(facts, signed) : []),
  ];
  const subtitle = t('agreements.act.agreement.subtitle', {
    scheme: facts.rules.name[facts.lang],
    ref: facts.case.ref,
  });
  return {
    ...sheet(facts, t('agreements.act.agreement.title'), blocks, subtitle),
    attachments: [calculationFile(facts, detail), ...(signed ? [proofAttachment(facts, signed)] : [])],
  };
}

export type SignedCopy = {
  /** SHA-256 of the file that the signatories had before them. */
  readonly shownHash: string;
  readonly signatures: readonly GivenSignature[];
};

function parties(facts: ActFacts): Block[] {
  const { t } = quillOf(facts);
  const { identity } = facts.authority;
  const { beneficiary } = facts;
  const address = beneficiary.address.join(', ') || t('agreements.act.agreement.noAddress');
  const owner =
    beneficiary.siren === null
      ? t('agreements.act.agreement.owner', { name: beneficiary.name, address })
      : t('agreements.act.agreement.ownerCompany', {
          name: beneficiary.name,
          siren: beneficiary.siren,
          address,
        });
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
    paragraph(owner),
  ];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function signatureBoxes(facts: ActFacts, signed: SignedCopy | null): SignatureBox[] {
  const { t } = quillOf(facts);
  const { signatory } = facts.authority.identity;
  const by = (party: GivenSignature['party']) => signed?.signatures.find((given) => given.party === party);
  const [owner, authority] = [by('owner'), by('authority')];
  return [
    {
      party: t('agreements.act.agreement.ownerBox'),
      name: facts.beneficiary.name,
      ...(owner
        ? { signed: signedLine(owner, facts) }
        : { capacity: t('agreements.act.agreement.toSignOwner') }),
    },
    {
      party: t('agreements.act.agreement.authorityBox'),
      name: signatory.name,
      capacity: authority
        ? signatory.title[facts.lang]
        : `${signatory.title[facts.lang]}. ${t('agreements.act.agreement.toSignAuthority')}`,
      ...(authority ? { signed: signedLine(authority, facts) } : {}),
    },
  ];
}

/** The frozen calculation, as a file inside the PDF: anyone can do the sum again. */
const calculationFile = (facts: ActFacts, detail: AgreementDetail): Attachment => ({
  name: 'calcul.json',
  mime: 'application/json',
  description: quillOf(facts).t('agreements.act.agreement.a4.title'),
  content: canonicalJson({
    act: facts.number,
    issuedOn: facts.issuedOn,
    rules: facts.rules,
    calculation: detail.calculation,
  }),
  relationship: 'Data',
});
