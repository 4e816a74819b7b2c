import type { pieces as french } from '../fr/pieces.ts';
import type { Messages } from '../messages.ts';

export const pieces = {
  viewer: {
    place: 'Paper {at} of {of}',
    previous: 'Previous paper',
    walk: 'From one paper to the next',
    keys: 'keys j and k',
    turnLeft: 'Turn the picture left',
    turnRight: 'Turn the picture right',
    openPdf: 'Open the document',
  },
  versions: {
    title: 'Earlier versions',
    name: 'Version {number}: {name}',
    refused: 'Sent on {sent}, refused on {day} by {who}: {reason}',
    expired: 'Sent on {sent}, expired and replaced',
  },
  expiry: {
    valid: 'Good until {day}',
    soon: 'Expires on {day}',
    expired: 'Expired on {day}',
    notice: 'Notice of {year}',
    oldNotice: 'Notice of {year}: there is a later one',
    beforeTitle: 'Some papers have expired',
    beforeText: 'The service would ask for them again. Replace them before you file, if you can.',
  },
  dates: {
    until: 'Good until',
    untilHint: 'Date printed on the paper.',
    issued: 'Dated',
    issuedHint: 'Accepted for three months after that date.',
    year: 'Year of the notice',
    yearHint: 'The latest issued is expected: it changes in September.',
    save: 'Note',
    saved: 'The date is noted.',
  },
  scan: {
    waiting: 'Being checked',
    waitingText:
      'This paper is waiting for the virus scanner. It can be read once found clean; if the scanner does not answer, it stays apart and is tried again by itself.',
    infectedText: 'The virus scanner found “{threat}” in this file; it was destroyed without being opened.',
    none: 'No virus scanner is connected: files are checked by their content, not scanned.',
  },
  infected: {
    reason:
      'The virus scanner found “{threat}” in this file, which was destroyed. Scan your device, then send another file.',
    subject: 'A file has to be sent again: {type}',
    owner:
      'The service’s virus scanner found “{threat}” in the file “{name}” ({type}), sent for {address}. The file was destroyed. Scan your device, then send another one.',
    ownerAction: 'Open my case',
    officer:
      'The virus scanner found “{threat}” in the file “{name}” ({type}), {address}. It was destroyed and the paper is refused; the owner is told.',
    officerAction: 'Open the case',
  },
} satisfies Messages<typeof french>;
