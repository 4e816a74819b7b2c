import { isMessageKey, translateDynamic } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { upperFirst } from '../../shared/upper-first.ts';

/** The lists of words of the vocabulary, by the field that holds them; `in:owner-kind`: the field of that kind of element. */
const TERMS: Readonly<Record<string, string>> = {
  classes: 'incentives.terms.energyClass',
  energyClass: 'incentives.terms.energyClass',
  classBefore: 'incentives.terms.energyClass',
  classAfter: 'incentives.terms.energyClass',
  shares: 'incentives.terms.energyClass',
  works: 'incentives.terms.energyClass',
  ownerKinds: 'incentives.terms.ownerKind',
  ownerKind: 'incentives.terms.ownerKind',
  'in:owner-kind': 'incentives.terms.ownerKind',
  bands: 'incentives.terms.incomeBand',
  incomeBand: 'incentives.terms.incomeBand',
  incomeBands: 'incentives.terms.incomeBand',
  'in:income-band': 'incentives.terms.incomeBand',
  tenures: 'incentives.terms.tenure',
  tenureAfter: 'incentives.terms.tenure',
  'in:tenure-after': 'incentives.terms.tenure',
  levels: 'incentives.terms.rentLevel',
  rentLevel: 'incentives.terms.rentLevel',
  rentLevels: 'incentives.terms.rentLevel',
  'in:rent-level': 'incentives.terms.rentLevel',
  'in:class-before': 'incentives.terms.energyClass',
  'in:class-after': 'incentives.terms.energyClass',
  'in:kind': 'incentives.terms.kind',
  'kind:kind': 'incentives.terms.kind',
  posts: 'incentives.terms.post',
  post: 'incentives.terms.post',
  energyPosts: 'incentives.terms.post',
  measures: 'incentives.terms.measure',
  excludedMeasures: 'incentives.terms.measure',
  slug: 'incentives.terms.measure',
  measure: 'incentives.terms.measure',
  degradation: 'incentives.terms.degradation',
  fact: 'incentives.terms.fact',
  facts: 'incentives.terms.fact',
  exemptions: 'incentives.exemptions',
  by: 'incentives.dimensions',
  status: 'schemes.status',
};

/** A word of a closed list, as the field that holds it says it. */
export function wordOf(name: string, word: string, kindOfParent: string, locale: Locale): string {
  const list = TERMS[`${name}:${kindOfParent}`] ?? TERMS[name];
  const own = `schemes.word.${name}.${word}`;
  const key = list && isMessageKey(`${list}.${word}`) ? `${list}.${word}` : own;
  return upperFirst(translateDynamic(locale, key));
}
