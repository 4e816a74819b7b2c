import { translate } from '../../i18n/translate.ts';
import type { Condition } from '../condition-schema.ts';
import type { SchemeWords } from './scheme-words.ts';

/** One condition as a sentence: “Le logement est vacant depuis au moins 24 mois.” */
export function readCondition(condition: Condition, words: SchemeWords): string {
  const say = (params: Record<string, string | number>): string =>
    translate(words.locale, `schemes.reading.condition.${condition.kind}`, params);
  switch (condition.kind) {
    case 'vacancy-months-at-least':
      return say({ required: words.count(condition.months, 'months') });
    case 'building-age-at-least':
      return say({ required: words.count(condition.years, 'years') });
    case 'built-no-later-than':
      return say({ year: String(condition.year) });
    case 'class-before-in':
      return say({ classes: words.terms('energyClass', condition.classes) });
    case 'class-after-at-least':
      return say({ class: condition.energyClass });
    case 'classes-gained-at-least':
      return say({ required: words.count(condition.classes, 'classes') });
    case 'energy-gain-at-least':
      return say({ required: words.count(condition.percent, 'percent') });
    case 'owner-kind-in':
      return say({ owners: words.terms('ownerKind', condition.ownerKinds) });
    case 'income-band-in':
      return say({ bands: words.terms('incomeBand', condition.bands) });
    case 'commune-in':
      return say({ count: condition.communes.length, communes: words.communes(condition.communes) });
    case 'tenure-after-in':
      return say({ tenures: words.terms('tenure', condition.tenures) });
    case 'rent-level-in':
      return say({ levels: words.terms('rentLevel', condition.levels) });
    case 'living-area-at-least':
    case 'living-area-at-most':
      return say({ area: words.count(condition.squareMetres, 'm2') });
    case 'measures-at-least':
      return say({ count: condition.count, posts: words.terms('post', condition.posts) });
    case 'measure-included':
      return say({ measures: words.terms('measure', condition.measures) });
    case 'works-at-least':
      return say({ money: words.money(condition.cents), per: condition.per });
    case 'declared':
      return say({ fact: words.term('fact', condition.fact) });
    case 'aid-granted':
      return say({ aids: words.aids(condition.aids) });
    case 'any-of':
      return say({
        conditions: words.either(condition.conditions.map((one) => readCondition(one, words))),
      });
  }
}

/** Several conditions in one breath; what is said when there are none is for the caller. */
export const readConditions = (conditions: readonly Condition[], words: SchemeWords): string =>
  words.all(conditions.map((condition) => readCondition(condition, words)));
