import { z } from 'zod';
import { type Day, isDay } from '../../shared/dates.ts';
import { ENERGY_LABELS, UNIT_KINDS } from '../unit.ts';
import { EDITABLE_FACTS } from '../unit-file/edited-fields.ts';
import { DPE_NUMBER } from './energy-certificate.ts';

/** The version of the unit the person had on screen. */
const version = z.coerce.number().int().positive();

/** Empty is nothing known; a field that was not sent is not touched. */
const code = (form: RegExp, error: string) =>
  z
    .string()
    .max(60, { error })
    .transform((value) => value.replace(/[\s.\u00a0\u202f-]/g, '').toUpperCase())
    .transform((value) => (value === '' ? null : value))
    .pipe(z.string().regex(form, { error }).nullable())
    .optional();
const numberWithin = (min: number, max: number, error: string, whole = true) =>
  z
    .string()
    .max(40, { error })
    .transform((value) => value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'))
    .transform((value) => (value === '' ? null : Number(value)))
    .pipe(
      z
        .number({ error })
        .min(min, { error })
        .max(max, { error })
        .refine((value) => !whole || Number.isInteger(value), { error })
        .nullable(),
    )
    .optional();
const count = numberWithin(0, 20, 'unitLife.errors.badCount');

export const IdentityForm = z.object({
  version,
  // Department, then the ten figures of the fiscal invariant: the key across vintages.
  idlocal: code(/^(?:\d{2}|2[AB])\d{10}$/, 'unitLife.errors.badIdlocal'),
  // The alphabet of the national identifiers leaves out what the eye confuses: 0, I, O.
  rnbId: code(/^[1-9A-HJ-NP-Z]{12}$/, 'unitLife.errors.badRnb'),
  parcel: code(/^(?:\d{2}|2[AB])\d{3}[0-9A-Z]{9}$/, 'unitLife.errors.badParcel'),
  address: z.string().trim().min(1, { error: 'web.errors.required' }).max(200).optional(),
  postcode: code(/^\d{5}$/, 'register.errors.badPostcode'),
  commune: z
    .string()
    .regex(/^[0-9AB]{5}$/, { error: 'unitLife.errors.unknownCommune' })
    .optional(),
  latitude: numberWithin(-90, 90, 'unitLife.errors.badPosition', false),
  longitude: numberWithin(-180, 180, 'unitLife.errors.badPosition', false),
  kind: z.enum(UNIT_KINDS, { error: 'unitLife.errors.choose' }).optional(),
  livingArea: numberWithin(1, 3000, 'register.errors.badArea', false),
  rooms: numberWithin(1, 60, 'register.errors.badRooms'),
  yearBuilt: numberWithin(1000, 2100, 'register.errors.badYear'),
  toilets: count,
  baths: count,
  showers: count,
  cadastralCategory: numberWithin(1, 8, 'unitLife.errors.badCategory'),
  declaredClass: z
    .union([z.enum(ENERGY_LABELS), z.literal('')], { error: 'unitLife.errors.choose' })
    .transform((label) => (label === '' ? null : label))
    .optional(),
  dpeNumber: code(DPE_NUMBER, 'unitLife.errors.badDpe'),
  dpeOn: z
    .string()
    .trim()
    .refine((value) => value === '' || isDay(value), { error: 'unitLife.errors.day' })
    .transform((value) => (value === '' ? null : (value as Day)))
    .optional(),
});

export const GiveBackForm = z.object({
  version,
  field: z.enum(EDITABLE_FACTS, { error: 'unitLife.errors.notByHand' }),
});
