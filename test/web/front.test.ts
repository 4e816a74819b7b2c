import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

it.each([
  ['fr', ['Par téléphone : 03 53 01 00 59', 'Par courriel : eco-habitat@example.org']],
  ['en', ['By phone: 03 53 01 00 59', 'By e-mail: eco-habitat@example.org']],
])('tells on the first page, in %s, how to reach the office', async (lang, lines) => {
  const visitor = test.visitor();
  await visitor.get(`/language/${lang}`);
  const { body } = await visitor.get('/');
  const words = body
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
  for (const line of lines) expect(words).toContain(line);
});
