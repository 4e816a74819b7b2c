import { describe, expect, it } from 'vitest';
import { formatterFor } from '../../src/i18n/format.ts';
import { translate } from '../../src/i18n/translate.ts';
import { day, instant } from '../../src/shared/dates.ts';

const fr = formatterFor('fr');
const en = formatterFor('en');

describe('Numbers, money and dates', () => {
  it('are written as the French write them', () => {
    expect(fr.money(1_234_500)).toBe('12\u202f345\u00a0€');
    expect(fr.money(1_234_550)).toBe('12\u202f345,50\u00a0€');
    expect(fr.exactMoney(100)).toBe('1,00\u00a0€');
    expect(fr.percent(0.355)).toBe('35,5\u00a0%');
    expect(fr.day(day('2026-01-01'))).toBe('1er janvier 2026');
    expect(fr.day(day('2026-11-23'))).toBe('23 novembre 2026');
  });

  it('and as the English do', () => {
    expect(en.money(1_234_500)).toBe('€12,345');
    expect(en.day(day('2026-01-01'))).toBe('1 January 2026');
  });

  it('tell the time of Paris, summer and winter, wherever the server is', () => {
    expect(fr.time(instant('2026-07-01T22:30:00Z'))).toBe('00:30');
    expect(fr.time(instant('2026-12-01T22:30:00Z'))).toBe('23:30');
  });

  it('count in the plural of each language', () => {
    expect(translate('fr', 'journal.whole', { entries: 1 })).toContain('1 ligne vérifiée');
    expect(translate('fr', 'journal.whole', { entries: 2 })).toContain('2 lignes vérifiées');
    expect(translate('en', 'journal.whole', { entries: 0 })).toContain('0 entries');
  });
});
