import { translate, translateDynamic } from '../../i18n/translate.ts';
import type { Day } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { errorOn, type FieldError, type Form, readForm, typedText } from '../../web/forms.ts';
import { CorrectionForm } from '../case-forms.ts';
import { ANCHORS, CORRECTION_PROBLEMS } from './correction.ts';
import type { Asked } from './request-correction.ts';

const MOST_WORDS = 1000;

/** A correction request as filled in: one row for each piece and question, empty where nothing is wrong. */
export function readCorrection(
  body: unknown,
  locale: Locale,
): Form<{ version: number; dueOn: Day; items: Asked[] }> {
  const form = readForm(CorrectionForm, body, locale);
  const errors: FieldError[] = form.ok ? [] : [...form.errors];
  const items = ANCHORS.flatMap((anchor): Asked[] => {
    const id = `${anchor.anchor}-${anchor.target}`;
    const problem = CORRECTION_PROBLEMS.find((slug) => slug === typedText(form.typed, `${id}-problem`));
    if (!problem) return [];
    const message = typedText(form.typed, `${id}-message`).trim().slice(0, MOST_WORDS);
    if (message.length < 5) {
      const kind = anchor.anchor === 'document' ? 'piece' : 'question';
      const what = translateDynamic(locale, `cases.${kind}.${anchor.target}`);
      errors.push(errorOn(`${id}-message`, translate(locale, 'cases.errors.explainItem', { what })));
    }
    return [{ ...anchor, problem, message }];
  });
  if (items.length === 0 && errors.length === 0)
    errors.push(errorOn('document-vacancy-evidence-problem', translate(locale, 'cases.errors.nothingAsked')));
  if (!form.ok || errors.length > 0) return { ok: false, errors, typed: form.typed };
  const { version, dueOn } = form.data;
  return { ok: true, data: { version, dueOn: dueOn as Day, items }, typed: form.typed };
}
