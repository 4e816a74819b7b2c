import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, instant, momentAt, timeOf } from '../../src/shared/dates.ts';
import { type Appointment, icsOf } from '../../src/visits/ics.ts';
import { typedTime } from '../../src/visits/visit-forms.ts';

const visit: Appointment = {
  uid: 'a1b2@volets.example.org',
  sequence: 0,
  startsAt: instant('2026-06-12T07:30:00Z'),
  minutes: 60,
  summary: 'Visite',
  description: 'Avec Alix',
  location: '3 rue des Oyats, Exemple',
  url: 'https://volets.example.org/visits/1',
  organizer: { name: 'Eco-Habitat', email: 'contact@example.org' },
  attendees: [{ name: 'Jeanne', email: 'jeanne@example.org' }],
};
const STAMP = instant('2026-06-01T08:00:00.123Z');
const linesOf = (ics: string): string[] => ics.replace(/\r\n /g, '').split('\r\n');
/** What a calendar reads back of a text value. */
const read = (ics: string, name: string): string =>
  (linesOf(ics).find((line) => line.startsWith(`${name}:`)) ?? '')
    .slice(name.length + 1)
    .replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

describe('An appointment for calendars', () => {
  it('is one event in UTC, asked for, with who invites and who is invited', () => {
    const lines = linesOf(icsOf(visit, 'REQUEST', STAMP));
    expect(lines).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Volets Ouverts//FR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'UID:a1b2@volets.example.org',
      'DTSTAMP:20260601T080000Z',
      'SEQUENCE:0',
      'DTSTART:20260612T073000Z',
      'DTEND:20260612T083000Z',
      'SUMMARY:Visite',
      'DESCRIPTION:Avec Alix',
      'LOCATION:3 rue des Oyats\\, Exemple',
      'URL:https://volets.example.org/visits/1',
      'ORGANIZER;CN="Eco-Habitat":mailto:contact@example.org',
      'ATTENDEE;CN="Jeanne";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:jeanne@example.org',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('is taken out of calendars by the same identifier, and published without attendees', () => {
    const cancelled = linesOf(icsOf({ ...visit, sequence: 2 }, 'CANCEL', STAMP));
    expect(cancelled).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2', `UID:${visit.uid}`]),
    );
    expect(icsOf(visit, 'PUBLISH', STAMP)).not.toContain('ATTENDEE');
  });

  it('folds at 75 octets without cutting a character, and gives any text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const ics = icsOf({ ...visit, description: text }, 'REQUEST', STAMP);
        for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const plain = text
          .toWellFormed()
          .replace(/\r\n?/g, '\n')
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are left out
          .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');
        expect(read(ics, 'DESCRIPTION')).toBe(plain);
      }),
    );
  });

  it('lets no name break out of its line', () => {
    const ics = icsOf(
      { ...visit, organizer: { name: 'A"\r\nATTENDEE:mailto:x@y', email: 'a@b\r\nX:1' } },
      'REQUEST',
      STAMP,
    );
    expect(linesOf(ics).filter((line) => line.startsWith('ATTENDEE'))).toHaveLength(1);
    expect(linesOf(ics).some((line) => line.startsWith('X:'))).toBe(false);
  });
});

describe('A moment typed by day and time', () => {
  it('is that of clocks in Paris, summer and winter', () => {
    expect(momentAt('2026-06-12' as never, '09:30')).toBe('2026-06-12T07:30:00.000Z');
    expect(momentAt('2026-12-12' as never, '09:30')).toBe('2026-12-12T08:30:00.000Z');
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (date) => {
          const moment = instant(Math.floor(date.getTime() / 60_000) * 60_000);
          const back = momentAt(dayOf(moment), timeOf(moment));
          // In the hour that comes twice in October, either of the two is right.
          expect([0, 3_600_000]).toContain(Math.abs(Date.parse(back) - Date.parse(moment)));
        },
      ),
    );
  });

  it('is read as people write it', () => {
    expect(['14:30', '14h30', '9h', '9 h 05', '24:00', '12:60', 'midi', ''].map(typedTime)).toEqual([
      '14:30',
      '14:30',
      '09:00',
      '09:05',
      null,
      null,
      null,
      null,
    ]);
  });
});
