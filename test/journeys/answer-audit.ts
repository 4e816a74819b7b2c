import type { Page } from 'playwright-core';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';

/**
 * Answers the questionnaire as it comes, from the question on screen, until the check page (or `stopAfter` answers). A
 * question that the answers do not mention is answered “I do not know”.
 */
export async function answerQuestions(page: Page, answers: AuditAnswers, stopAfter = 100): Promise<void> {
  for (let given = 0; given < stopAfter; given += 1) {
    const slug = questionOf(page.url());
    if (slug === null) return;
    await answer(page, String(answers[slug as keyof AuditAnswers] ?? 'unknown'));
    await page.waitForURL((url) => questionOf(url.href) !== slug);
  }
}

const NOT_QUESTIONS = new Set(['known', 'check', 'result', 'works', 'scenarios', 'correct']);
function questionOf(address: string): string | null {
  const slug = new URL(address).pathname.match(/\/audit\/(\w+)$/)?.[1];
  return slug === undefined || NOT_QUESTIONS.has(slug) ? null : slug;
}

async function answer(page: Page, value: string): Promise<void> {
  const choice = page.locator(`input[name=answer][value="${value}"]`);
  if (await choice.count()) await choice.check({ force: true });
  else if (value === 'unknown') return page.locator('#answer-unknown').click();
  else if (await page.locator('select[name=answer]').count())
    await page.locator('select[name=answer]').selectOption(value);
  else await page.locator('input[name=answer]').fill(value.replace('.', ','));
  await page.locator('main form button[type=submit]').first().click();
}
