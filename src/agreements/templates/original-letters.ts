import type { MessageParams } from '../../i18n/translate.ts';
import type { Localised } from '../../shared/locale.ts';
import type { ActContent, Article, Condition, Passage } from './act-content.ts';
import { computed, NO_TITLE, passage, words } from './original-texts.ts';
import type { LetterKind } from './template-kinds.ts';

const paragraph = (key: string, fields?: MessageParams, when?: Condition): Passage =>
  passage('paragraph', words(key, fields), when);
const item = (key: string, fields?: MessageParams, when?: Condition): Passage =>
  passage('item', words(key, fields), when);

const part = (code: string, title: Localised, ...passages: Passage[]): Article => ({
  code,
  title,
  when: 'always',
  passages,
});
const letter = (...articles: Article[]): ActContent => ({ visas: [], articles, annexes: [] });

const ACT = 'agreements.act';
const HOME = { address: '{adresse-logement}' };
const RULES = { scheme: '{dispositif}', version: '{version-reglement}' };
const GREETING = paragraph(`${ACT}.greeting`);
const QUESTIONS = paragraph(`${ACT}.questions`, {
  service: '{service}',
  phone: '{telephone}',
  email: '{courriel}',
  hours: '{horaires}',
  ref: '{dossier}',
});
const FAREWELL = [QUESTIONS, paragraph(`${ACT}.farewell`), computed('signature')];
const CLOSING = part('closing', NO_TITLE, ...FAREWELL);
const PRIVACY = part('privacy', NO_TITLE, computed('privacy'));
const COURT = { court: '{tribunal}', address: '{adresse-tribunal}', link: '{recours-en-ligne}' };
const APPEAL_TEXTS = [
  paragraph(`${ACT}.appeal.text`, COURT),
  paragraph(`${ACT}.appeal.gracious`, { address: '{adresse-collectivite}' }),
];
const APPEAL_TITLE = words(`${ACT}.appeal.title`);
const APPEAL = part('appeal', APPEAL_TITLE, ...APPEAL_TEXTS);
const REASON_TITLE = words(`${ACT}.refusal.reasonTitle`);
const DAY = '{date-decision}';

/** Why it was decided, and what follows. */
const reasoned = (title: Localised, intro: Passage, ...next: Passage[]): ActContent =>
  letter(
    part('opening', title, GREETING, intro),
    part('reasons', REASON_TITLE, computed('reason'), ...next),
    CLOSING,
    APPEAL,
    PRIVACY,
  );

const titled = (key: string, fields?: MessageParams) => words(`${ACT}.${key}`, fields);
const says = (key: string, fields?: MessageParams, when?: Condition) =>
  paragraph(`${ACT}.${key}`, fields, when);

/** One sentence with or without the day from which the home is lived in. */
const closingIntro = (since: string): Localised => {
  const written = words(`${ACT}.closing.since`, { day: since });
  const both = (lang: 'fr' | 'en') =>
    words(`${ACT}.closing.intro`, { ...HOME, since: since === '' ? '' : written[lang] })[lang];
  return { fr: both('fr'), en: both('en') };
};

const DEBT = { agreement: '{convention}', ...HOME };

/** Letters as the texts of the software write them: version 1 of each template, and what letters issued before say. */
export const ORIGINAL_LETTERS: Readonly<Record<LetterKind, ActContent>> = {
  receipt: letter(
    part(
      'opening',
      titled('receipt.title'),
      GREETING,
      says('receipt.intro', { ...HOME, submitted: '{date-reception}', ref: '{dossier}' }),
    ),
    part(
      'pieces',
      titled('receipt.piecesTitle'),
      computed('pieces'),
      says('receipt.noPiece', {}, 'no-piece'),
    ),
    part('next', titled('receipt.nextTitle'), says('receipt.next')),
    part(
      'silence',
      NO_TITLE,
      says('receipt.silence', { day: '{date-silence}' }),
      passage('callout', titled('receipt.notStarted')),
      QUESTIONS,
    ),
    APPEAL,
    PRIVACY,
  ),
  'document-request': letter(
    part(
      'opening',
      words('actTexts.request.title'),
      GREETING,
      paragraph('actTexts.request.intro', { ...HOME, ref: '{dossier}' }),
    ),
    part(
      'items',
      NO_TITLE,
      computed('items'),
      paragraph('actTexts.request.until', { day: '{date-limite}' }),
      paragraph('actTexts.request.paused'),
    ),
    CLOSING,
    PRIVACY,
  ),
  'decision-grant': letter(
    part(
      'opening',
      titled('grant.title'),
      GREETING,
      says('grant.intro', { ...HOME, day: DAY, authority: '{collectivite}', amount: '{montant}' }),
    ),
    part(
      'basis',
      titled('grant.basisTitle'),
      says('grant.basis', { ...RULES, cost: '{cout}', base: '{base}' }),
      computed('calculation'),
      says('grant.maximum'),
      computed('works'),
    ),
    part(
      'conditions',
      titled('grant.conditionsTitle'),
      says('grant.conditionsIntro'),
      computed('undertakings'),
      says('grant.clawback'),
    ),
    part(
      'calendar',
      titled('grant.calendarTitle'),
      computed('deadlines'),
      says('grant.payment', { parts: '{versements}' }),
    ),
    part('next', titled('grant.nextTitle'), says('grant.next')),
    CLOSING,
    APPEAL,
    PRIVACY,
  ),
  'decision-refusal': reasoned(
    titled('refusal.title'),
    says('refusal.intro', { ...HOME, day: DAY, authority: '{collectivite}' }),
    says('refusal.unmet', RULES, 'unmet'),
    computed('unmet'),
    says('refusal.help', { service: '{service}' }),
  ),
  'decision-dismissal': reasoned(
    words('decisions.act.dismissal.title'),
    paragraph('decisions.act.dismissal.intro', { ...HOME, day: DAY, ref: '{dossier}' }),
    paragraph('decisions.act.dismissal.next'),
  ),
  'decision-lapse': reasoned(
    words('decisions.act.lapse.title'),
    paragraph('decisions.act.lapse.intro', { ...HOME, day: DAY, due: '{date-limite}' }),
    paragraph('decisions.act.lapse.next'),
  ),
  'appeal-decision': reasoned(
    words('decisions.act.appeal.headline', { outcome: '{sens}' }),
    paragraph('decisions.act.appeal.intro', {
      ...HOME,
      day: DAY,
      received: '{date-recours}',
      kind: '{recours}',
      contested: '{contestee}',
      outcome: '{issue}',
    }),
    paragraph('decisions.act.appeal.next.rejected', {}, 'appeal-rejected'),
    paragraph('decisions.act.appeal.next.allowed', {}, 'appeal-allowed'),
    paragraph('decisions.act.appeal.next.inadmissible', {}, 'appeal-late'),
  ),
  'closing-letter': letter(
    part(
      'opening',
      titled('closing.title'),
      GREETING,
      passage('paragraph', closingIntro('{date-occupation}'), 'occupation-known'),
      passage('paragraph', closingIntro(''), 'occupation-unknown'),
      says('closing.paid', { amount: '{montant-verse}' }),
    ),
    part('kept', titled('closing.undertakingsTitle'), computed('kept-undertakings'), says('closing.archive')),
    CLOSING,
  ),
  'recovery-order': letter(
    part(
      'opening',
      titled('recovery.title', { number: '{titre}' }),
      GREETING,
      says('recovery.intro.overpayment', DEBT, 'overpayment'),
      says('recovery.intro.clawback', DEBT, 'clawback-due'),
      says('recovery.due', { amount: '{somme-due}', day: '{date-limite}' }),
    ),
    part('reckoning', titled('recovery.computationTitle'), computed('reckoning')),
    part(
      'how',
      titled('recovery.howTitle'),
      says('recovery.how', { number: '{titre}' }),
      says('recovery.terms'),
    ),
    part('appeal', APPEAL_TITLE, ...APPEAL_TEXTS, says('recovery.suspends')),
    CLOSING,
  ),
  'breach-notice': letter(
    part(
      'opening',
      titled('breachNotice.title'),
      GREETING,
      says('breachNotice.intro', { ...DEBT, amount: '{montant-verse}' }),
    ),
    part('promise', titled('breachNotice.promiseTitle'), computed('promise')),
    part(
      'found',
      titled('breachNotice.foundTitle'),
      computed('found'),
      says('breachNotice.since', { day: '{date-rupture}' }),
    ),
    part(
      'asked',
      titled('breachNotice.askedTitle'),
      says('breachNotice.asked', { day: '{date-limite}' }),
      item(`${ACT}.breachNotice.putRight`),
      item(`${ACT}.breachNotice.answer`),
      item(`${ACT}.breachNotice.helped`),
    ),
    part(
      'stake',
      titled('breachNotice.stakeTitle'),
      says('breachNotice.noStake', {}, 'no-stake'),
      says('breachNotice.stake', { ...RULES, amount: '{montant-en-jeu}' }, 'at-stake'),
      says('breachNotice.exemptions', { article: '{article-exonerations}' }, 'exemptions'),
      computed('exemptions'),
    ),
    CLOSING,
    PRIVACY,
  ),
  'recovery-decision': letter(
    part(
      'opening',
      titled('recoveryDecision.title'),
      GREETING,
      says('recoveryDecision.intro', { ...DEBT, amount: '{somme-due}', paid: '{montant-verse}' }),
    ),
    part(
      'reasons',
      titled('recoveryDecision.reasonsTitle'),
      computed('promise'),
      computed('found'),
      says(
        'recoveryDecision.heard',
        { day: '{date-mise-en-demeure}', number: '{mise-en-demeure}', replied: '{date-reponse}' },
        'replied',
      ),
      says(
        'recoveryDecision.silent',
        { day: '{date-mise-en-demeure}', number: '{mise-en-demeure}' },
        'not-replied',
      ),
      computed('reason'),
      says('recoveryDecision.law', RULES),
    ),
    part(
      'reckoning',
      titled('recoveryDecision.reckoningTitle'),
      ...(['fraud', 'pro-rata', 'steps'] as const).map((mode) =>
        says(
          `recoveryDecision.${mode}`,
          { from: '{date-debut}', broken: '{date-rupture}', article: '{article-reversement}' },
          mode,
        ),
      ),
      computed('schedule'),
      computed('calculation'),
      says(
        'recoveryDecision.part',
        { share: '{part-demandee}', full: '{montant-entier}', amount: '{somme-due}' },
        'in-part',
      ),
    ),
    part(
      'repay',
      titled('recoveryDecision.repayTitle'),
      says('recoveryDecision.repay', { day: '{date-limite}' }),
      says('recoveryDecision.ends', {}, 'ends'),
      says('recoveryDecision.goesOn', {}, 'goes-on'),
      ...FAREWELL,
    ),
    APPEAL,
    PRIVACY,
  ),
  'attestation-form': letter(
    part(
      'opening',
      titled('attestation.title'),
      GREETING,
      says('attestation.intro', { ...DEBT, span: '{periode}' }),
    ),
    part('promises', titled('attestation.promisesTitle'), computed('promise')),
    part(
      'answers',
      titled('attestation.answersTitle'),
      says('attestation.answersIntro'),
      computed('answers'),
    ),
    part(
      'back',
      titled('attestation.backTitle'),
      says('attestation.back', { day: '{date-limite}', address: '{adresse-retour}' }),
      says('attestation.online'),
      QUESTIONS,
    ),
    PRIVACY,
  ),
};

/** The frame of an amendment: what it rests on, why, and that the rest stays. The articles that it changes are computed. */
export const ORIGINAL_AMENDMENT: ActContent = {
  visas: [
    passage('item', words('amendments.act.basedOn', { number: '{convention}', day: '{date-convention}' })),
    passage(
      'item',
      words('amendments.act.earlier', { numbers: '{avenants-anterieurs}' }),
      'earlier-amendments',
    ),
    passage('item', words('amendments.act.decision', { day: DAY })),
  ],
  articles: [
    part('opening', words('amendments.act.title', { ordinal: '{ordinal}', number: '{convention}' })),
    part('reasons', words('amendments.act.reasonTitle'), computed('reason'), computed('changes')),
    part(
      'others',
      words('amendments.act.othersTitle'),
      paragraph('amendments.act.others', { number: '{convention}' }),
      paragraph('amendments.act.effect'),
    ),
    part(
      'signatures',
      words('agreements.act.agreement.signaturesTitle'),
      paragraph('amendments.act.signatures'),
      computed('signatures'),
    ),
  ],
  annexes: [],
};
