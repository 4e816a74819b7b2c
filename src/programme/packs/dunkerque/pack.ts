import type { Pack } from '../../programme.ts';
import { authority, service, visas } from './authority.ts';
import { demonstration } from './demonstration.ts';
import { levers } from './levers.ts';
import { measures, missingSystems } from './measures.ts';
import { playbooks } from './playbooks.ts';
import { baseline, deadlines, envelopes, numbering, retention } from './rules.ts';
import { schemes } from './schemes.ts';
import { simulation } from './simulation.ts';
import { tariffs } from './tariffs.ts';
import { heatNetworks, map, territory } from './territory.ts';
import { logo, texts } from './texts.ts';
import { visits } from './visits.ts';

/**
 * Greater Dunkirk. Figures and references marked `example` are invented for the demonstration: the authority
 * enters its own before going live (programme.ts `exampleValues` lists them).
 */
export const pack = {
  slug: 'dunkerque',
  authority,
  service,
  territory,
  heatNetworks,
  map,
  envelopes,
  visas,
  numbering,
  deadlines,
  retention,
  texts,
  logo,
  baseline,
  demonstration,
  playbooks,
  measures,
  missingSystems,
  tariffs,
  schemes,
  levers,
  simulation,
  visits,
} satisfies Pack;
