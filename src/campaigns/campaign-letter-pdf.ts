import { logoSvg } from '../documents/logo-svg.ts';
import { type Block, bold, type PdfDocument } from '../documents/pdf-document.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Programme } from '../programme/programme.ts';
import type { Day, Instant } from '../shared/dates.ts';
import { replyPath } from './campaigns-paths.ts';
import { mergeText } from './merge-text.ts';
import { homeLine, mergeValues } from './merge-values.ts';
import { addressLines, MOST_LINES } from './usable-address.ts';

export type LetterFacts = {
  readonly programme: Programme;
  readonly reference: string;
  readonly subject: string;
  readonly body: string;
  readonly signatory: { readonly name: string; readonly title: string; readonly image: Uint8Array | null };
  readonly returnAddress: string;
  readonly publicUrl: string;
  readonly datedOn: Day;
  readonly issuedAt: Instant;
  readonly specimen: boolean;
  readonly recipient: {
    readonly name: string;
    /** Who acts for the owner, when the letter goes there. */
    readonly through: string | null;
    readonly address: string | null;
  };
  readonly homes: readonly {
    readonly address: string;
    readonly commune: string;
    readonly since: number | null;
  }[];
  readonly code: string;
  readonly returnCode: string;
};

/** A letter of a campaign: address behind the window, the merged words, who signs, how to answer, what the law asks to say. */
export function campaignLetter(facts: LetterFacts): PdfDocument {
  const t = translator('fr');
  const { programme, recipient, signatory } = facts;
  const { authority, service } = programme;
  const values = mergeValues(facts);
  return {
    form: 'letter',
    lang: 'fr',
    title: mergeText(facts.subject, values),
    reference: `${facts.reference} · ${facts.returnCode}`,
    issuedAt: facts.issuedAt,
    letterhead: letterhead(programme),
    dateLine: t('campaigns.letter.dateLine', {
      city: authority.city,
      day: formatterFor('fr').day(facts.datedOn),
    }),
    overAddress: [
      t('campaigns.letter.returnTo', { address: facts.returnAddress }),
      t('campaigns.letter.returnCode', { code: facts.returnCode }),
    ],
    recipient: envelopeLines(recipient),
    particulars: [
      { term: t('campaigns.letter.ourReference'), value: facts.reference },
      { term: t('campaigns.letter.service'), value: service.name.fr },
      { term: t('campaigns.letter.phone'), value: service.phone },
      { term: t('campaigns.letter.email'), value: service.email },
    ],
    blocks: [
      ...onBehalf(recipient),
      ...bodyBlocks(facts),
      {
        kind: 'sign-off',
        name: signatory.name,
        capacity: signatory.title,
        ...(signatory.image ? { image: signatory.image } : {}),
      },
      replyBlock(facts),
      {
        kind: 'paragraph',
        tone: 'fine',
        // GDPR art. 14: data had from somebody else, so their source and the way to object are told at first contact.
        text: `${t('register.mail.source')} ${programme.texts.privacy.fr} ${t('campaigns.letter.oppose', { email: service.email })}`,
      },
    ],
    specimen: facts.specimen,
  };
}

/** Six lines at most: the representative, for whom, and as much of the address as remains. */
function envelopeLines({ name, through, address }: LetterFacts['recipient']): string[] {
  const lines = addressLines(address);
  if (through === null) return [name, ...lines.slice(0, MOST_LINES)];
  return [through, translator('fr')('owners.mandate.onBehalf', { name }), ...lines.slice(0, MOST_LINES - 1)];
}

const onBehalf = ({ name, through }: LetterFacts['recipient']): Block[] =>
  through === null
    ? []
    : [{ kind: 'paragraph', text: translator('fr')('owners.mandate.onBehalfIntro', { name }) }];

export function letterhead({ authority, service, logo }: Programme): PdfDocument['letterhead'] {
  return {
    authority: authority.name.fr,
    service: service.name.fr,
    address: authority.address,
    logoSvg: logoSvg(logo),
  };
}

/** Paragraphs as they were typed; one that is the homes alone becomes a list of them. */
export function bodyBlocks(facts: Pick<LetterFacts, 'body' | 'homes'> & LetterFacts): Block[] {
  const values = mergeValues(facts);
  return facts.body
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph): Block => {
      if (/^\{\s*logements\s*\}$/.test(paragraph))
        return { kind: 'list', items: facts.homes.map((home) => [bold(homeLine(home))]) };
      return { kind: 'paragraph', text: mergeText(paragraph, values) };
    });
}

function replyBlock({ publicUrl, code, homes }: LetterFacts): Block {
  const t = translator('fr');
  const address = (publicUrl + replyPath()).replace(/^https?:\/\//, '');
  return {
    kind: 'reply',
    title: t('campaigns.letter.replyTitle'),
    text: [[`${t('campaigns.letter.replyText', { count: homes.length })} `, bold(address)]],
    url: publicUrl + replyPath({ code }),
    alt: t('campaigns.letter.qrAlt', { address }),
    codeLabel: t('campaigns.letter.yourCode'),
    code,
  };
}
