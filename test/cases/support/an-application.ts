import { eq } from 'drizzle-orm';
import type { CaseRow } from '../../../src/cases/case-store.ts';
import { cases } from '../../../src/cases/case-table.ts';
import { pdfOf } from '../../files/some-files.ts';
import type { Browser, TestApp } from '../../support/test-app.ts';
import { ownerWithAudit } from './a-home.ts';

/** A plain page of paper, different for each text. */
export const paper = (text: string): Buffer =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Note (${text}) >>`,
  ]);

export const theOnlyCase = (app: TestApp): CaseRow => {
  const [row] = app.services.db.read.select().from(cases).all();
  if (!row) throw new Error('there is no case');
  return row;
};
export function caseOf(app: TestApp, id: number): CaseRow {
  const row = app.services.db.read
    .select()
    .from(cases)
    .where(eq(cases.id, id as never))
    .get();
  if (!row) throw new Error(`there is no case ${id}`);
  return row;
}

const UNDERTAKINGS = ['let', 'moderate-rent', 'no-tourist-letting', 'follow-up'];

export const ANSWERS: Readonly<Record<string, Record<string, string | string[]>>> = {
  vacancy: { 'vacantSince-day': '1', 'vacantSince-month': '1', 'vacantSince-year': '2019' },
  project: { tenureAfter: 'let', rentLevel: 'loc2' },
  household: { ownerKind: 'individual', income: 'given', householdSize: '2', referenceIncome: '24 000' },
  undertakings: { undertakings: UNDERTAKINGS, worksNotStarted: 'yes' },
};

/** Fields of a quote that covers the works retained; amounts as people type them. */
export const QUOTE = {
  company: 'Rénov’Opale',
  number: 'D-118',
  datedOn: '2026-04-20',
  siret: '73282932000074',
  rgeNumber: 'E-E12345',
  lines: '3',
  'line-0-measure': 'loft-insulation',
  'line-0-quantity': '45',
  'line-0-ht': '1 800',
  'line-0-vat': '550',
  'line-0-ttc': '1 899',
  'line-1-measure': 'windows',
  'line-1-quantity': '8',
  'line-1-ht': '8 000',
  'line-1-vat': '550',
  'line-1-ttc': '8 440',
  'line-2-measure': 'heat-pump-air-water',
  'line-2-quantity': '1',
  'line-2-ht': '14 000',
  'line-2-vat': '550',
  'line-2-ttc': '14 770',
  totalTTC: '25 109',
};

/** Opens an application and answers everything but its submission. */
export async function draft(
  app: TestApp,
  email = 'claude.martin@example.org',
  options: { readonly quote?: boolean } = {},
): Promise<{ browser: Browser; id: number }> {
  const { browser, unit } = await ownerWithAudit(app, email);
  const started = await browser.post(
    '/my/cases',
    { unit: String(unit) },
    { from: `/my/cases/new?unit=${unit}` },
  );
  const id = Number(started.headers.location?.split('/').at(-1));
  for (const [question, fields] of Object.entries(ANSWERS)) {
    const answered = await browser.post(`/my/cases/${id}/questions/${question}`, fields);
    if (answered.statusCode !== 303) throw new Error(`${question} answered ${answered.statusCode}`);
  }
  await sendPaper(browser, id, 'vacancy-evidence');
  await sendPaper(browser, id, 'ownership');
  if (options.quote !== false) await sendQuote(browser, id);
  return { browser, id };
}

export async function sendPaper(browser: Browser, id: number, type: string, text = type): Promise<void> {
  const sent = await browser.upload(`/my/cases/${id}/pieces`, { type }, [
    { field: 'files', name: `${text}.pdf`, content: paper(`${id} ${text}`), type: 'application/pdf' },
  ]);
  if (sent.statusCode !== 303) throw new Error(`${type} answered ${sent.statusCode}`);
}

export async function sendQuote(
  browser: Browser,
  id: number,
  fields: Record<string, string> = {},
): Promise<void> {
  const sent = await browser.upload(`/my/cases/${id}/quotes/new`, { ...QUOTE, ...fields }, [
    {
      field: 'file',
      name: 'devis.pdf',
      content: paper(`${id} ${fields.number ?? 'devis'}`),
      type: 'application/pdf',
    },
  ]);
  if (sent.statusCode !== 303)
    throw new Error(`the quote answered ${sent.statusCode}: ${errorsIn(sent.body)}`);
}

const errorsIn = (html: string): string =>
  [...html.matchAll(/govuk-error-message[^>]*>(.*?)<\/p>/g)].map(([, text]) => text).join(' | ');

/** A filed application. */
export async function filed(
  app: TestApp,
  email = 'claude.martin@example.org',
): Promise<{ browser: Browser; id: number; ref: string }> {
  const { browser, id } = await draft(app, email);
  const submitted = await browser.post(
    `/my/cases/${id}/submit`,
    { version: String(caseOf(app, id).version) },
    { from: `/my/cases/${id}/check` },
  );
  if (submitted.statusCode !== 303) throw new Error(`submission answered ${submitted.statusCode}`);
  return { browser, id, ref: caseOf(app, id).ref ?? '' };
}
