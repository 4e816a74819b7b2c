import type { Instant } from '../shared/dates.ts';

/** An appointment as calendars exchange it. */
export type Appointment = {
  /** The same through every change of date. */
  readonly uid: string;
  /** Raised by one at each change, so that a calendar tells the new from the old. */
  readonly sequence: number;
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly url: string;
  readonly organizer: { readonly name: string; readonly email: string };
  readonly attendees: readonly { readonly name: string; readonly email: string }[];
};
export type IcsMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH';

/**
 * An iCalendar object of one event (RFC 5545; methods of RFC 5546): lines end in CRLF and are folded at 75 octets,
 * text is escaped, moments are in UTC so that no time zone has to be described. `stamp`: when it is written.
 */
export function icsOf(appointment: Appointment, method: IcsMethod, stamp: Instant): string {
  const { uid, sequence, startsAt, minutes, summary, description, location, url, organizer } = appointment;
  const ends = new Date(Date.parse(startsAt) + minutes * 60_000).toISOString() as Instant;
  // A published event is for anybody's calendar: it names no attendee (RFC 5546, 3.2.1).
  const invited = method === 'PUBLISH' ? [] : appointment.attendees;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Volets Ouverts//FR',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(stamp)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(ends)}`,
    `SUMMARY:${text(summary)}`,
    `DESCRIPTION:${text(description)}`,
    `LOCATION:${text(location)}`,
    `URL:${url.replace(/[\r\n]/g, '')}`,
    `ORGANIZER;CN=${parameter(organizer.name)}:mailto:${address(organizer.email)}`,
    ...invited.map(
      ({ name, email }) =>
        `ATTENDEE;CN=${parameter(name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:${address(email)}`,
    ),
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .flatMap(fold)
    .map((line) => `${line}\r\n`)
    .join('');
}

const utc = (moment: Instant): string => `${moment.slice(0, 19).replace(/[-:]/g, '')}Z`;

/** TEXT (3.3.11): backslash, semicolon, comma and line ends are escaped; other controls have no place in it. */
const text = (value: string): string =>
  value
    .toWellFormed()
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
    .replace(/[\u0000-\u001f\u007f]/g, '');

/** A quoted parameter value (3.2) holds neither quotes nor controls. */
const parameter = (value: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  `"${value.toWellFormed().replace(/["\u0000-\u001f\u007f]/g, '')}"`;

const address = (email: string): string => email.replace(/[\s<>"]/g, '');

const LINE = 75;

/** Content lines are at most 75 octets, the rest goes on after a space (3.1); no character is cut in two. */
function fold(line: string): string[] {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current];
}
