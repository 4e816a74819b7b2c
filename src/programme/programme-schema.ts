import { z } from 'zod';
import { playbookSchema } from '../follow-up/playbook-schema.ts';
import { leverParametersSchema } from '../incentives/levers/lever-parameters.ts';
import { schemeSchema } from '../incentives/scheme-schema.ts';
import { assumptionsSchema } from '../incentives/simulation/assumptions.ts';
import { checklistsSchema, NO_CHECKLIST } from '../visits/checklist-schema.ts';
import { authoritySchema, serviceSchema, visasSchema } from './authority-schema.ts';
import {
  baselineSchema,
  deadlinesSchema,
  decisionSchema,
  demonstrationSchema,
  envelopeSchema,
  logoSchema,
  numberingSchema,
  retentionSchema,
  textsSchema,
} from './rules-schema.ts';
import { slugText } from './schema-parts.ts';
import { heatNetworkSchema, mapSchema, territorySchema } from './territory-schema.ts';

const unique = (slugs: readonly string[]): boolean => new Set(slugs).size === slugs.length;

/**
 * Everything that makes one authority's programme, as data: a twin city is another pack and no code.
 * Loose at the top: a pack also carries what other rooms read from it (measure catalogue, energy tariffs,
 * schemes, vintages of national levers), which those rooms describe and check themselves.
 */
export const programmeSchema = z.looseObject({
  slug: slugText,
  authority: authoritySchema,
  service: serviceSchema,
  territory: territorySchema,
  heatNetworks: z
    .array(heatNetworkSchema)
    .refine((networks) => unique(networks.map(({ slug }) => slug)), 'two networks have the same slug'),
  map: mapSchema,
  envelopes: z
    .array(envelopeSchema)
    .min(1)
    .refine((envelopes) => unique(envelopes.map(({ slug }) => slug)), 'two envelopes have the same slug'),
  visas: visasSchema,
  numbering: numberingSchema,
  deadlines: deadlinesSchema,
  decision: decisionSchema,
  retention: retentionSchema,
  texts: textsSchema,
  logo: logoSchema,
  baseline: z.array(baselineSchema).default([]),
  /** Local policies, each in one or several versions; the first is the one owners apply under. */
  schemes: z.array(schemeSchema).min(1),
  /** Dated parameters of the national levers. */
  levers: leverParametersSchema,
  /** What simulations have to suppose of owners and works; none: nothing is simulated before staff enter it. */
  simulation: assumptionsSchema.nullable().default(null),
  /** What to do about homes that are empty for a given reason. */
  playbooks: z
    .array(playbookSchema)
    .refine((playbooks) => unique(playbooks.map(({ slug }) => slug)), 'two playbooks have the same slug')
    .default([]),
  /** What is looked at on the spot, by kind of visit. */
  visits: checklistsSchema.default(NO_CHECKLIST),
  /** Absent where no demonstration register is wanted. */
  demonstration: demonstrationSchema.optional(),
});
