import { z } from 'zod';
import { confirmable, inseeCode, slugText, words, year } from './schema-parts.ts';

/** Climate zones of the 3CL method (arrêté of 31 March 2021, annex 1). */
export const CLIMATE_ZONES = ['H1a', 'H1b', 'H1c', 'H2a', 'H2b', 'H2c', 'H2d', 'H3'] as const;
/** Altitude classes of the same annex: up to 400 m, to 800 m, above. */
export const ALTITUDES = ['below-400', 'from-400-to-800', 'above-800'] as const;
/** Housing market zones (CCH art. D. 304-1), which rent ceilings and tax reductions refer to. */
export const ZONINGS = ['A-bis', 'A', 'B1', 'B2', 'C'] as const;

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
const radiusInMetres = z.number().positive().max(5000);

/** A round piece of built-up ground: enough to place invented dwellings on land, inside the right commune. */
export const builtUpSchema = z.strictObject({
  name: words,
  longitude,
  latitude,
  radius: radiusInMetres,
  /** Share of the commune's dwellings, relative to its other pieces. */
  weight: z.number().positive().default(1),
  /** Where the commune has several. */
  postcode: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
});

const communeFacts = z.strictObject({
  climateZone: z.enum(CLIMATE_ZONES),
  altitude: z.enum(ALTITUDES),
  zoning: confirmable(z.enum(ZONINGS)),
  /** Covered by an ORT (opération de revitalisation de territoire), which opens Denormandie. */
  ort: confirmable(z.boolean()),
});
/** What holds for one commune only. */
const communeException = communeFacts.partial().extend({
  /** Former communes and quarters that people still write in addresses. */
  alsoKnownAs: z.array(words).default([]),
  builtUp: z.array(builtUpSchema).default([]),
});

/** Communes themselves come from the national list by EPCI code: here stands only what that list does not say. */
export const territorySchema = z.strictObject({
  epci: z.string().regex(/^\d{9}$/, 'nine digits'),
  everywhere: communeFacts,
  communes: z.record(inseeCode, communeException),
});

export const heatNetworkSchema = z.strictObject({
  slug: slugText,
  /** Identifier in the national list of heat networks, `5914C`. */
  nationalId: z.string().regex(/^\d{2,3}[A-Z0-9]*[CF]$/),
  name: words,
  /** INSEE codes of the communes it reaches. */
  communes: z.array(inseeCode).min(1),
  /** kgCO2 per kWh delivered, by the year of the annex that states it. The latest confirmed one, else the latest, applies. */
  factors: z
    .array(
      z.strictObject({
        year,
        kgCO2PerKWh: z.number().min(0).max(1),
        lifeCycleKgCO2PerKWh: z.number().min(0).max(1).optional(),
        source: words,
        confirmed: z.boolean(),
      }),
    )
    .min(1),
});

export const mapSchema = z.strictObject({
  centre: z.strictObject({ longitude, latitude }),
  zoom: z.int().min(1).max(19),
  bounds: z
    .strictObject({ west: longitude, south: latitude, east: longitude, north: latitude })
    .refine(({ west, east, south, north }) => west < east && south < north, 'west < east and south < north'),
});
