import { z } from 'zod';
import { addressLines, dayText, example, localised, siren, words } from './schema-parts.ts';

const signatory = z.strictObject({
  name: words,
  /** `Présidente`, `Vice-président délégué à l’habitat`… as printed under the signature. */
  title: localised,
  /** Why this person may sign: reference of the delegation. */
  actingUnder: localised,
  example,
});

/** The public body that grants, signs and pays. */
export const authoritySchema = z.strictObject({
  name: localised,
  shortName: words,
  siren,
  address: addressLines,
  /** Where acts are signed: “Fait à …”. */
  city: words,
  email: z.email(),
  phone: words,
  website: z.url({ protocol: /^https$/ }),
  signatory,
  /** Administrative court named in every appeal route. */
  court: z.strictObject({ name: localised, address: addressLines, onlineAppeal: z.url() }),
  dataProtectionOfficer: z.strictObject({ email: z.email(), address: addressLines, example }),
});

/** The desk that owners deal with. */
export const serviceSchema = z.strictObject({
  name: localised,
  /** Name of the grant line as the public knows it. */
  grantLine: localised,
  email: z.email(),
  phone: words,
  address: addressLines,
  openingHours: localised,
  example,
});

/** One text on which decisions rest, cited in the visas of acts. */
const reference = z.strictObject({ reference: words, day: dayText, title: localised, example });
export const visasSchema = z.strictObject({
  /** Vote that created the aid and adopted its rules. */
  deliberation: reference,
  /** Règlement d’attribution adopted by that vote. */
  allocationRules: reference,
  /** Delegation of power from the assembly to the signatory. */
  delegation: reference,
});
