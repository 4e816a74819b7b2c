import type { declareHome as frDeclareHome } from '../fr/declare-home.ts';
import type { Messages } from '../messages.ts';

export const declareHome = {
  title: 'Declare my vacant home',
  another: 'Declare another vacant home',
  lead: 'A few words about the home, and you can start the audit. Nothing binds you.',
  name: 'Your name',
  commune: 'Commune of the home',
  address: 'Address of the home',
  addressHint: 'Number and street, for example “12 rue des Oyats”',
  kind: 'It is…',
  house: 'A house',
  flat: 'A flat',
  livingArea: 'Living area',
  livingAreaHint: 'Roughly; leave empty if you do not know.',
  yearBuilt: 'Year built',
  yearBuiltHint: 'Roughly; leave empty if you do not know.',
  vacantSince: 'Empty since which year?',
  isOwner: 'I own this home, alone or with others.',
  submit: 'Go on to the audit',
  errors: {
    name: 'Write your name.',
    commune: 'Choose a commune of the territory.',
    address: 'Write the address of the home.',
    kind: 'Say whether it is a house or a flat.',
    range: 'This number is not plausible.',
    vacantSince: 'Write a four-digit year, for example 2021.',
    isOwner: 'Only an owner can declare a home.',
  },
} satisfies Messages<typeof frDeclareHome>;
