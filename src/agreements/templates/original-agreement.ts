import type { MessageParams } from '../../i18n/translate.ts';
import type { Localised } from '../../shared/locale.ts';
import {
  type ActContent,
  ANNEX_NAMES,
  ARTICLE_NAMES,
  type ArticleName,
  type Condition,
  type Passage,
  type TextPassage,
} from './act-content.ts';
import { computed, passage, words } from './original-texts.ts';

const TEXTS = 'agreements.act.agreement';

const paragraph = (key: string, when?: Condition, fields?: MessageParams) =>
  passage('paragraph', words(`${TEXTS}.${key}`, fields), when);
const item = (key: string, when?: Condition, fields?: MessageParams) =>
  passage('item', words(`${TEXTS}.${key}`, fields), when);

const BUDGET = { line: '{ligne}', label: '{autorisation}', year: '{exercice}' };

const PASSAGES: Readonly<Record<ArticleName, readonly Passage[]>> = {
  a1: [paragraph('a1.text'), computed('dwelling')],
  a2: [
    paragraph('a2.intro'),
    item('a2.ownership'),
    item('a2.vacancy', 'vacancy-known', { day: '{vacance}' }),
    item('a2.vacancyUnknown', 'vacancy-unknown'),
    item('a2.notStarted', 'submitted', { day: '{depot}' }),
    item('a2.notStartedPlain', 'not-submitted'),
    item('a2.otherAid'),
    item('a2.truth'),
  ],
  a3: [
    paragraph('a3.intro'),
    item('a3.target', 'classes-known', { before: '{classe-avant}', after: '{classe-apres}' }),
    item('a3.targetUnknown', 'classes-unknown'),
    item('a3.resistance'),
    item('a3.rge'),
    item('a3.change'),
  ],
  a4: [
    paragraph('a4.maximum', 'always', { amount: '{montant}', base: '{base}' }),
    computed('calculation'),
    paragraph('a4.final'),
    paragraph('a4.budget', 'budget-line', BUDGET),
    paragraph('a4.attachment'),
  ],
  a5: [
    paragraph('a5.intro'),
    item('a5.advance', 'advance', { rate: '{taux-avance}' }),
    item('a5.instalments', 'instalments', { instalments: '{acomptes}', rate: '{taux-acomptes}' }),
    item('a5.balance'),
    paragraph('a5.request', 'balance-delay', { delay: '{delai-solde}', event: '{depart-solde}' }),
    paragraph('a5.requestPlain', 'no-balance-delay'),
    paragraph('a5.twoPeople'),
    paragraph('a5.recovery'),
  ],
  a6: [paragraph('a6.text'), paragraph('a6.extension')],
  a7: [
    paragraph('a7.intro'),
    computed('undertakings'),
    item('a7.none', 'no-undertaking'),
    item('a7.rent', 'let', { level: '{niveau-loyer}' }),
    item('a7.insurance'),
    item('a7.noTourist'),
  ],
  a8: [paragraph('a8.text'), computed('terms')],
  a9: [paragraph('a9.visits'), paragraph('a9.attestation'), paragraph('a9.keeping')],
  a10: [paragraph('a10.text')],
  a11: [
    paragraph('a11.none', 'no-clawback'),
    paragraph('a11.text', 'clawback'),
    paragraph('a11.procedure', 'clawback'),
    paragraph('a11.exemptions', 'exemptions', { list: '{exonerations}' }),
    paragraph('a11.fraud', 'clawback'),
  ],
  a12: [
    paragraph('a12.stacking', 'stacking', { rate: '{taux-cumul}', basis: '{base-cumul}' }),
    paragraph('a12.stackingPlain', 'no-stacking'),
    paragraph('a12.other'),
  ],
  a13: [paragraph('a13.text', 'always', { mention: '{mention}' })],
  a14: [paragraph('a14.text')],
  a15: [paragraph('a15.text')],
  a16: [
    paragraph('a16.amicable'),
    paragraph('a16.court', 'always', {
      court: '{tribunal}',
      address: '{adresse-tribunal}',
      link: '{recours-en-ligne}',
    }),
  ],
};

const LEGAL = 'agreements.act.legalBasis';
const visa = (of: Localised, when?: Condition): TextPassage => passage('item', of, when);
const same = (field: string): Localised => ({ fr: field, en: field });

/** The agreement as the texts of the software write it: version 1 of its template, and what acts issued before say. */
export const ORIGINAL_AGREEMENT: ActContent = {
  visas: [
    visa(words(`${LEGAL}.law2000`)),
    visa(words(`${LEGAL}.decree2001`)),
    visa(words(`${LEGAL}.cgct`)),
    visa(words(`${LEGAL}.cch`)),
    visa(same('{deliberation}')),
    visa(same('{reglement-attribution}')),
    visa(
      words(`${LEGAL}.rules`, {
        scheme: '{dispositif}',
        version: '{version-reglement}',
        day: '{date-reglement}',
        hash: '{empreinte}',
      }),
    ),
    visa(same('{delegation}')),
    visa(words(`${LEGAL}.budget`, BUDGET), 'budget-line'),
    visa(words(`${LEGAL}.application`, { day: '{depot}', ref: '{dossier}' }), 'submitted'),
    visa(words(`${LEGAL}.decision`, { day: '{date-decision}' })),
  ],
  articles: ARTICLE_NAMES.map((code) => ({
    code,
    title: words(`${TEXTS}.${code}.title`),
    when: 'always',
    passages: [...PASSAGES[code]],
  })),
  annexes: [...ANNEX_NAMES],
};
