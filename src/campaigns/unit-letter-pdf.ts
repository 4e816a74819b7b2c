import type { PdfDocument } from '../documents/pdf-document.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Programme } from '../programme/programme.ts';
import type { Day, Instant } from '../shared/dates.ts';
import { letterhead } from './campaign-letter-pdf.ts';
import { addressLines, MOST_LINES } from './usable-address.ts';

export type UnitLetter = {
  readonly programme: Programme;
  readonly reference: string;
  readonly subject: string;
  /** Merged already. */
  readonly body: string;
  readonly recipient: { readonly name: string; readonly address: string };
  readonly signatory: { readonly name: string; readonly title: string };
  readonly datedOn: Day;
  readonly issuedAt: Instant;
  readonly specimen: boolean;
  /** Written to an owner: the law asks to say where the data come from and how to object. */
  readonly toOwner: boolean;
};

/** One letter about one home, in the dress of those of a campaign but without a code to answer. */
export function unitLetter(facts: UnitLetter): PdfDocument {
  const t = translator('fr');
  const { programme, recipient, signatory } = facts;
  const { authority, service } = programme;
  return {
    form: 'letter',
    lang: 'fr',
    title: facts.subject,
    reference: facts.reference,
    issuedAt: facts.issuedAt,
    letterhead: letterhead(programme),
    dateLine: t('campaigns.letter.dateLine', {
      city: authority.city,
      day: formatterFor('fr').day(facts.datedOn),
    }),
    overAddress: [],
    recipient: [recipient.name, ...addressLines(recipient.address).slice(0, MOST_LINES)],
    particulars: [
      { term: t('campaigns.letter.ourReference'), value: facts.reference },
      { term: t('campaigns.letter.service'), value: service.name.fr },
      { term: t('campaigns.letter.phone'), value: service.phone },
      { term: t('campaigns.letter.email'), value: service.email },
    ],
    blocks: [
      ...facts.body
        .split(/\n{2,}/)
        .map((paragraph) => paragraph.trim())
        .filter((paragraph) => paragraph !== '')
        .map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'sign-off', name: signatory.name, capacity: signatory.title },
      ...(facts.toOwner
        ? [
            {
              kind: 'paragraph' as const,
              tone: 'fine' as const,
              // GDPR art. 14: data had from somebody else, so their source and the way to object are told at first contact.
              text: `${t('register.mail.source')} ${programme.texts.privacy.fr} ${t('campaigns.letter.oppose', { email: service.email })}`,
            },
          ]
        : []),
    ],
    specimen: facts.specimen,
  };
}
