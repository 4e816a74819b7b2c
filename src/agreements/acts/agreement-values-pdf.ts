import type { Localised } from '../../shared/locale.ts';
import { fillBraces } from '../../shared/merge-braces.ts';
import {
  ANNEX_FIELDS,
  ARTICLE_FIELDS,
  type FieldValues,
  type ValueField,
} from '../templates/merge-fields.ts';
import type { ActFacts } from './act-facts.ts';
import { duration, quillOf } from './act-parts-pdf.ts';
import { unitAddress } from './act-tables-pdf.ts';
import { balanceDelay, contentOf, holds, stackingOf, type Terms } from './agreement-terms.ts';

/** Writes a text of the template for this agreement, in the language of the act. */
export function merger(facts: ActFacts, terms: Terms): (text: Localised) => string {
  const values = fieldValues(facts, terms);
  return (text) => fillBraces(text[facts.lang], values);
}

/** Articles of the template that this agreement has, in order: their places give their numbers. */
export const articlesWritten = (facts: ActFacts, terms: Terms) =>
  contentOf(terms).articles.filter(({ when }) => holds(when, facts, terms));

/** What each field says in this agreement; empty where the case has nothing to say. */
export const fieldValues = (facts: ActFacts, terms: Terms): FieldValues => ({
  ...authorityValues(facts),
  ...caseValues(facts, terms),
  ...awardValues(facts, terms),
  ...paymentValues(facts, terms),
  ...numbersOf(
    ARTICLE_FIELDS,
    articlesWritten(facts, terms).map(({ code }) => code),
  ),
  ...numbersOf(ANNEX_FIELDS, contentOf(terms).annexes),
});

type Values<Field extends ValueField> = Pick<FieldValues, Field>;

function authorityValues(facts: ActFacts) {
  const { t, fmt } = quillOf(facts);
  const { identity, service, visas, publicity } = facts.authority;
  const cited = (visa: ActFacts['authority']['visas']['delegation']) =>
    t('agreements.act.legalBasis.reference', {
      title: visa.title[facts.lang],
      reference: visa.reference,
      day: fmt.day(visa.day),
    });
  return {
    collectivite: identity.name[facts.lang],
    service: service.name[facts.lang],
    telephone: service.phone,
    courriel: service.email,
    mention: publicity[facts.lang],
    tribunal: identity.court.name[facts.lang],
    'adresse-tribunal': identity.court.address.join(', '),
    'recours-en-ligne': identity.court.onlineAppeal,
    deliberation: cited(visas.deliberation),
    'reglement-attribution': cited(visas.allocationRules),
    delegation: cited(visas.delegation),
    dispositif: facts.rules.name[facts.lang],
    'version-reglement': String(facts.rules.number),
    'date-reglement': fmt.day(facts.rules.effectiveFrom),
    empreinte: facts.rules.contentHash.slice(0, 16),
  };
}

function caseValues(facts: ActFacts, { project }: Terms) {
  const { t, fmt } = quillOf(facts);
  const { submittedOn, ref } = facts.case;
  return {
    dossier: ref,
    beneficiaire: facts.beneficiary.name,
    'adresse-logement': unitAddress(facts.unit),
    commune: facts.unit.commune,
    vacance: project.vacantSince ? fmt.day(project.vacantSince) : '',
    depot: submittedOn ? fmt.day(submittedOn) : '',
    'classe-avant': project.classBefore ?? '',
    'classe-apres': project.classAfter ?? '',
    'niveau-loyer': t(`incentives.terms.rentLevel.${project.rentLevel ?? 'free'}`),
  };
}

function awardValues(facts: ActFacts, terms: Terms) {
  const { t, fmt } = quillOf(facts);
  const { award, clawback } = terms;
  const stacking = stackingOf(terms);
  return {
    montant: fmt.exactMoney(award.amount),
    base: fmt.exactMoney(award.base),
    'date-decision': fmt.day(award.decidedOn),
    ligne: award.budget?.line ?? '',
    autorisation: award.budget?.label ?? '',
    exercice: award.budget ? String(award.budget.year) : '',
    exonerations: (clawback?.exemptions ?? [])
      .map((exemption) => t(`incentives.exemptions.${exemption}`))
      .join(', '),
    'taux-cumul': stacking ? fmt.percent(stacking.rate / 10_000) : '',
    'base-cumul': stacking ? t(`incentives.words.${stacking.tax}`) : '',
  };
}

function paymentValues(
  facts: ActFacts,
  terms: Terms,
): Values<'taux-avance' | 'acomptes' | 'taux-acomptes' | 'delai-solde' | 'depart-solde'> {
  const quill = quillOf(facts);
  const { t, fmt } = quill;
  const { advance, instalments } = terms.payment;
  const delay = balanceDelay(terms);
  return {
    'taux-avance': advance ? fmt.percent(advance.rate / 10_000) : '',
    acomptes: instalments
      ? t('agreements.act.agreement.a5.instalmentsCount', { count: instalments.maxCount })
      : '',
    'taux-acomptes': instalments ? fmt.percent(instalments.rate / 10_000) : '',
    'delai-solde': delay ? duration(delay.count, delay.unit, quill) : '',
    'depart-solde': delay ? t(`incentives.events.${delay.from}`) : '',
  };
}

/** The place of each among those written, from 1. */
const numbersOf = <Field extends string>(
  fields: Readonly<Record<Field, string>>,
  written: readonly string[],
): Record<Field, string> =>
  Object.fromEntries(
    Object.entries<string>(fields).map(([field, name]) => {
      const place = written.indexOf(name) + 1;
      return [field, place === 0 ? '' : String(place)];
    }),
  ) as Record<Field, string>;
