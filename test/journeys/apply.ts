import type { Page } from 'playwright-core';
import { press } from './gestures.ts';

/** A one-page PDF that says what it is: enough for a proof, a quote or a lease to be typed by its content. */
export function samplePdf(words: string): Buffer {
  const text = `BT /F1 14 Tf 60 780 Td (${words.replace(/[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${body}xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}

export const file = (name: string, words: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: samplePdf(words),
});

/** The declaration of the application, question by question. */
export async function declare(page: Page, caseUrl: string): Promise<void> {
  const open = (question: string) => page.goto(`${caseUrl}/questions/${question}`);
  const next = () => press(page, 'main form button[type=submit] >> nth=0');

  await open('vacancy');
  await page.locator('[name=vacantSince-day]').fill('1');
  await page.locator('[name=vacantSince-month]').fill('6');
  await page.locator('[name=vacantSince-year]').fill('2021');
  await next();
  await open('project');
  await page.locator('[name=tenureAfter][value=let]').check({ force: true });
  await page.locator('[name=rentLevel]').first().check({ force: true });
  await next();
  await open('household');
  await page.locator('[name=ownerKind][value=individual]').check({ force: true });
  await page.locator('[name=income][value=given]').check({ force: true });
  await page.locator('[name=householdSize]').fill('2');
  await page.locator('[name=referenceIncome]').fill('24 000');
  await next();
  await open('undertakings');
  for (const box of await page.locator('[name=undertakings]').all()) await box.check({ force: true });
  await page.locator('[name=worksNotStarted]').check({ force: true });
  await next();
}

/** Sends one file of a kind on the page of pieces. */
export async function sendPiece(
  page: Page,
  caseUrl: string,
  type: string,
  name: string,
  words: string,
): Promise<void> {
  await page.goto(`${caseUrl}/pieces`);
  const form = page.locator(`#${type} form[enctype="multipart/form-data"]`);
  await form.locator('input[type=file]').setInputFiles(file(name, words));
  const button = form.locator('button[type=submit]');
  if (await button.isVisible()) await button.click();
  // Named by a link once it is kept; while it is being sent, in plain words.
  await page.locator(`#${type} a`, { hasText: name }).waitFor();
}

export type QuotedLine = {
  readonly measure: string;
  readonly ht: number;
  readonly quantity?: number;
  readonly performance?: number;
};
const euros = (amount: number): string => amount.toFixed(2).replace('.', ',');

/** One quote with a line per measure at 5.5 % VAT; returns its total TTC in euros. */
export async function enterQuote(page: Page, caseUrl: string, lines: readonly QuotedLine[]): Promise<number> {
  await page.goto(`${caseUrl}/quotes/new`);
  while ((await page.locator('[name$="-measure"]').count()) < lines.length)
    await press(page, '[name=add][value=line]');
  await page.locator('[name=company]').fill('Rénov’Littoral');
  await page.locator('[name=number]').fill('D-2026-118');
  await page.locator('[name=datedOn]').fill('2026-02-20');
  await page.locator('[name=rgeNumber]').fill('RGE-59-2024-0118');
  let total = 0;
  for (const [index, line] of lines.entries()) {
    const field = (name: string) => page.locator(`[name="line-${index}-${name}"]`);
    const ttc = Math.round(line.ht * 105.5) / 100;
    await field('measure').selectOption(line.measure);
    if (line.quantity !== undefined) await field('quantity').fill(String(line.quantity).replace('.', ','));
    if (line.performance !== undefined)
      await field('performance').fill(String(line.performance).replace('.', ','));
    await field('ht').fill(euros(line.ht));
    await field('vat').selectOption('550');
    await field('ttc').fill(euros(ttc));
    total += ttc;
  }
  await page.locator('[name=totalTTC]').fill(euros(total));
  await page.locator('[name=file]').setInputFiles(file('devis.pdf', 'Devis D-2026-118'));
  await page.locator('main form button[type=submit]').last().click();
  await page.waitForURL('**/quotes');
  return total;
}

/** One invoice of all that was quoted, at `share` of the prices. Its rows follow the works of the case. */
export async function enterInvoice(
  page: Page,
  lines: readonly QuotedLine[],
  { share, datedOn }: { readonly share: number; readonly datedOn: string },
): Promise<void> {
  await page.locator('[name=company]').fill('Rénov’Littoral');
  await page.locator('[name=number]').fill('F-2026-77');
  await page.locator('[name=datedOn]').fill(datedOn);
  let total = 0;
  for (const [index, line] of lines.entries()) {
    const field = (name: string) => page.locator(`[name="line-${index}-${name}"]`);
    const ht = Math.round(line.ht * share);
    const ttc = Math.round(ht * 105.5) / 100;
    if (line.quantity !== undefined) await field('quantity').fill(String(line.quantity));
    await field('ht').fill(euros(ht));
    await field('vat').selectOption('550');
    await field('ttc').fill(euros(ttc));
    total += ttc;
  }
  await page.locator('[name=totalTTC]').fill(euros(total));
  await page.locator('[name=file]').setInputFiles(file('facture.pdf', 'Facture F-2026-77'));
  await Promise.all([
    page.waitForNavigation(),
    page.locator('#invoice-form button[type=submit]').last().click(),
  ]);
}
