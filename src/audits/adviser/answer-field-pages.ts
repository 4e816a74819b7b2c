import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { typedText } from '../../web/forms.ts';
import { type AnswerKind, kindOf, type QuestionSlug } from '../answer-kinds.ts';
import { answerText, typedAnswer, unitOf } from '../answer-text.ts';
import type { Audit, Hand } from '../audit.ts';
import { UNKNOWN } from '../audit-answers.ts';
import { communesOf } from '../questionnaire/question-pages.ts';
import { unknownBox } from './adviser-forms.ts';
import type { People, StaffView } from './staff-audit-pages.ts';

type Option = { readonly value: string; readonly text: string };
export type AnswerField = {
  readonly name: QuestionSlug;
  readonly label: string;
  readonly kind: AnswerKind['kind'];
  readonly options: readonly Option[];
  readonly unit: string | null;
  readonly value: string;
  /** Box "unknown" of a number; null where the answer must be known, or for a choice, which has it among its own. */
  readonly unknown: { readonly name: string; readonly checked: boolean } | null;
  /** The stored answer in words; null when there is none. */
  readonly text: string | null;
  /** Who gave it and when. */
  readonly said: string | null;
  /** What others had answered before, and who. */
  readonly earlier: readonly string[];
};

/** One answer on the adviser's form: its control, what is stored, and who said what. */
export function fieldOf(ctx: Context, { audit, people, typed }: StaffView, slug: QuestionSlug): AnswerField {
  const { locale } = ctx;
  const t = translator(locale);
  const kind = kindOf(slug);
  const stored = audit.answers[slug];
  const isNumber = kind.kind === 'number';
  const shown = isNumber && stored === UNKNOWN ? '' : typedAnswer(stored, locale);
  const box = unknownBox(slug);
  return {
    name: slug,
    label: t(`auditScreens.short.${slug}`),
    kind: kind.kind,
    options: optionsOf(ctx, slug, kind),
    unit: unitOf(slug, t),
    value: typed && slug in typed ? typedText(typed, slug) : shown,
    unknown:
      isNumber && kind.unknown
        ? { name: box, checked: typed ? typedText(typed, box) === 'yes' : stored === UNKNOWN }
        : null,
    text: answerText(audit.answers, slug, locale, communesOf(ctx)),
    said: saidBy(ctx, people, audit.provenance[slug]),
    earlier: earlierAnswers(ctx, audit, people, slug),
  };
}

function optionsOf(ctx: Context, slug: QuestionSlug, kind: AnswerKind): Option[] {
  const { locale } = ctx;
  if (kind.kind === 'commune')
    return ctx.territory.communes
      .map(({ code, name }) => ({ value: code, text: name }))
      .toSorted((a, b) => a.text.localeCompare(b.text, locale));
  if (kind.kind !== 'choice') return [];
  const values = kind.unknown ? [...kind.values, UNKNOWN] : kind.values;
  return values.map((value) => ({
    value,
    text: answerText({ [slug]: value }, slug, locale, String) ?? value,
  }));
}

function saidBy({ locale }: Context, people: People, given: Hand | undefined): string | null {
  if (!given) return null;
  const t = translator(locale);
  const { shortDay } = formatterFor(locale);
  if (given.dpe) return t('auditScreens.staff.saidDpe', { day: shortDay(given.dpe.date) });
  const who = given.by === null ? t('auditScreens.staff.software') : people.get(given.by);
  const said = t('auditScreens.staff.said', {
    who: who ?? t('auditScreens.staff.someone'),
    day: shortDay(dayOf(given.at)),
  });
  return given.from === 'estimate' ? `${said} (${t('estimates.reusedShort')})` : said;
}

function earlierAnswers(ctx: Context, audit: Audit, people: People, slug: QuestionSlug): string[] {
  const earlier = audit.provenance[slug]?.earlier ?? [];
  return earlier.map((hand) =>
    translator(ctx.locale)('auditScreens.staff.earlier', {
      value: answerText({ [slug]: hand.value }, slug, ctx.locale, communesOf(ctx)) ?? '',
      said: saidBy(ctx, people, hand) ?? '',
    }),
  );
}
