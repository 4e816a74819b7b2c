import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { FieldError } from '../../web/forms.ts';
import type { EntryField } from '../entry/entry-field.ts';
import { entryFields } from '../entry/entry-pages.ts';
import { shapeOf } from '../entry/shape.ts';
import type { Estimate } from '../estimate.ts';
import { explainMissing } from '../explain-result.ts';
import { type ExplainedLine, explainTrace } from '../explain-trace.ts';
import type { Attempt } from './edit-pages.ts';
import { mayEditSchemes, type SchemeHead, schemeHead } from './scheme-head-pages.ts';
import * as paths from './scheme-paths.ts';
import type { SchemeView } from './scheme-view.ts';
import { EXAMPLE_INPUT, runTestCases, type TestCase, testCaseSchema } from './test-case.ts';

export const TEST_SHAPE = shapeOf(testCaseSchema);

export type TestsPage = {
  readonly head: SchemeHead;
  readonly summary: string | null;
  readonly failing: boolean;
  readonly newHref: string | null;
  readonly tests: readonly {
    readonly name: string;
    readonly why: string;
    readonly expected: string;
    readonly given: string;
    readonly passes: boolean;
    readonly trace: readonly ExplainedLine[];
    readonly missing: readonly string[];
    readonly editHref: string | null;
  }[];
};
export type TestCasePage = {
  readonly head: SchemeHead;
  readonly title: string;
  readonly action: string;
  readonly removeAction: string | null;
  readonly back: string;
  readonly version: string;
  readonly now: string;
  readonly fields: readonly EntryField[];
  readonly findings: readonly never[];
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'schemes/tests': TestsPage;
    'schemes/test-case': TestCasePage;
  }
}

export function testsPage(ctx: Context, view: SchemeView): TestsPage {
  const t = translator(ctx.locale);
  const { row, tests } = view;
  const { id } = row;
  const mayEdit = row.state === 'draft' && mayEditSchemes(ctx);
  const failing = tests.filter(({ passes }) => !passes).length;
  return {
    head: schemeHead(ctx, view, 'tests'),
    summary: tests.length === 0 ? null : t('schemes.tests.summary', { count: tests.length, failing }),
    failing: failing > 0,
    newHref: mayEdit ? paths.testCasePath({ id, test: 'new' }) : null,
    tests: tests.map(({ test, passes, estimate }, at) => ({
      name: test.name,
      why: test.why,
      passes,
      expected: outcome(ctx, test.expected.status, test.expected.amountCents),
      given: given(ctx, estimate),
      trace: explainTrace(estimate.scheme?.trace ?? [], ctx.locale),
      missing: explainMissing(estimate.scheme?.missing ?? [], ctx.locale),
      editHref: mayEdit ? paths.testCasePath({ id, test: at }) : null,
    })),
  };
}

const given = (ctx: Context, { scheme }: Estimate): string =>
  scheme === null ? '–' : outcome(ctx, scheme.status, scheme.status === 'eligible' ? scheme.amount : null);

function outcome(ctx: Context, status: TestCase['expected']['status'], amount: number | null): string {
  const t = translator(ctx.locale);
  const words = t(`schemes.status.${status}`);
  return amount === null
    ? words
    : t('schemes.tests.outcome', { status: words, amount: formatterFor(ctx.locale).money(amount) });
}

/** The form of one test case; a new one begins with a project that most schemes answer. */
export function testCasePage(
  ctx: Context,
  view: SchemeView,
  at: number | null,
  attempt: Attempt | null = null,
  errors: readonly FieldError[] = [],
): TestCasePage {
  const t = translator(ctx.locale);
  const { row, definition, tests, levers } = view;
  const kept = at === null ? undefined : tests[at]?.test;
  const test = kept ?? newTestCase(ctx);
  const parsed = testCaseSchema.safeParse(attempt?.value ?? test);
  const [run] = runTestCases(definition, [parsed.success ? parsed.data : test], levers);
  return {
    head: schemeHead(ctx, view, 'tests'),
    title: kept ? t('schemes.tests.edit', { name: kept.name }) : t('schemes.tests.add'),
    action: paths.testCasePath({ id: row.id, test: at ?? 'new' }),
    removeAction: at === null ? null : paths.removeTestPath({ id: row.id, test: at }),
    back: paths.testsPath({ id: row.id }),
    version: String(row.version),
    now: t('schemes.tests.now', { outcome: run ? given(ctx, run.estimate) : '–' }),
    fields: entryFields(TEST_SHAPE, attempt?.value ?? test, '', ctx.locale, attempt?.given ?? null),
    findings: [],
    errors,
  };
}

const newTestCase = (ctx: Context): TestCase => ({
  name: translator(ctx.locale)('schemes.tests.example'),
  why: '',
  input: EXAMPLE_INPUT(ctx.territory.communes[0]?.code ?? ''),
  expected: { status: 'eligible', amountCents: null },
});
