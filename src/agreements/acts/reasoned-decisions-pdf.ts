import type { PdfDocument } from '../../documents/pdf-document.ts';
import type { ActFacts, AppealDecisionDetail, DismissalDetail, LapseDetail } from './act-facts.ts';
import {
  appealBlocks,
  heading,
  letter,
  paragraph,
  paragraphs,
  questionsBlock,
  quillOf,
  signatoryBlocks,
  small,
} from './act-parts-pdf.ts';
import { unitAddress } from './act-tables-pdf.ts';

type Words = { readonly title: string; readonly intro: string; readonly next: string };

/** A decision that rests on a reason: what is decided, why (CRPA art. L. 211-2), what follows, how to contest it. */
function reasonedPdf(facts: ActFacts, reason: string, { title, intro, next }: Words): PdfDocument {
  const { t } = quillOf(facts);
  return letter(facts, title, [
    paragraph(t('agreements.act.greeting')),
    paragraph(intro),
    heading(t('agreements.act.refusal.reasonTitle')),
    ...paragraphs(reason),
    paragraph(next),
    questionsBlock(facts),
    paragraph(t('agreements.act.farewell')),
    ...signatoryBlocks(facts),
    ...appealBlocks(facts),
    small(facts.authority.privacy[facts.lang]),
  ]);
}

/** The application is closed without a decision on its merits. */
export function dismissalPdf(facts: ActFacts, { decidedOn, reason }: DismissalDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  return reasonedPdf(facts, reason, {
    title: t('decisions.act.dismissal.title'),
    intro: t('decisions.act.dismissal.intro', {
      day: fmt.day(decidedOn),
      ref: facts.case.ref,
      address: unitAddress(facts.unit),
    }),
    next: t('decisions.act.dismissal.next'),
  });
}

/** The award has lapsed: a delay of the owner is over. */
export function lapsePdf(facts: ActFacts, { decidedOn, dueOn, reason }: LapseDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  return reasonedPdf(facts, reason, {
    title: t('decisions.act.lapse.title'),
    intro: t('decisions.act.lapse.intro', {
      day: fmt.day(decidedOn),
      due: fmt.day(dueOn),
      address: unitAddress(facts.unit),
    }),
    next: t('decisions.act.lapse.next'),
  });
}

/** The answer to an appeal, by somebody else than who decided. */
export function appealDecisionPdf(facts: ActFacts, detail: AppealDecisionDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  const { outcome, contested, appealKind } = detail;
  return reasonedPdf(facts, detail.reason, {
    title: t(`decisions.act.appeal.title.${outcome}`),
    intro: t('decisions.act.appeal.intro', {
      received: fmt.day(detail.receivedOn),
      kind: t(`decisions.act.appeal.kind.${appealKind}`),
      contested: t(`decisions.act.appeal.contested.${contested}`),
      address: unitAddress(facts.unit),
      day: fmt.day(detail.decidedOn),
      outcome: t(`decisions.act.appeal.outcome.${outcome}`),
    }),
    next: t(`decisions.act.appeal.next.${outcome}`),
  });
}
