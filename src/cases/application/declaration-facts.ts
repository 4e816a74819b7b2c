import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import type { Declaration } from '../case.ts';
import type { ApplicationQuestion } from '../correction/correction.ts';
import { asksIncome } from './application.ts';

type DeclaredFact = {
  readonly label: string;
  readonly value: string | null;
  readonly question: ApplicationQuestion;
};

/** The declaration in words: for the owner's check and for the officer's page. What is not asked of them is left out. */
export function declarationFacts(ctx: Context, said: Declaration): DeclaredFact[] {
  const t = translator(ctx.locale);
  const format = formatterFor(ctx.locale);
  const named = (list: string, value: string | null): string | null =>
    value === null ? null : translateDynamic(ctx.locale, `cases.${list}.${value}`);
  const income =
    said.referenceIncome === null
      ? named('household.answer', said.income)
      : format.money(said.referenceIncome * 100);
  const fact = (
    question: ApplicationQuestion,
    label: Parameters<typeof t>[0],
    value: string | null,
  ): DeclaredFact => ({ label: t(label), value, question });
  return [
    fact('vacancy', 'cases.check.vacantSince', said.vacantSince && format.day(said.vacantSince)),
    fact('project', 'cases.check.tenure', named('project.tenure', said.tenureAfter)),
    ...(said.tenureAfter === 'let'
      ? [fact('project', 'cases.check.rent', named('project.level', said.rentLevel))]
      : []),
    fact('household', 'cases.check.ownerKind', named('household.kind', said.ownerKind)),
    ...(asksIncome(said) && said.householdSize !== null
      ? [fact('household', 'cases.check.size', String(said.householdSize))]
      : []),
    ...(asksIncome(said) ? [fact('household', 'cases.check.income', income)] : []),
    fact(
      'undertakings',
      'cases.check.undertakings',
      t('cases.check.undertakingsCount', { count: said.undertakings.length }),
    ),
    fact('undertakings', 'cases.check.notStarted', said.worksNotStarted === null ? null : t('common.yes')),
  ];
}
