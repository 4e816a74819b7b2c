import type { AuditAnswers } from '../../../src/audits/audit-answers.ts';
import { buildDpeInput } from '../../../src/audits/dpe-input/build-dpe-input.ts';
import { withInertia } from '../../../src/audits/engine/compute-energy.ts';
import { FULL_SITE } from './any-answers.ts';
import { REFERENCE_HOUSE } from './reference-house.ts';

type Tree = { [name: string]: unknown };
export type DpeOf = {
  readonly administratif: Tree & { geolocalisation?: Tree };
  readonly logement: Tree & {
    caracteristique_generale: Tree;
    meteo: Tree;
    enveloppe: Tree;
    sortie: Tree;
  };
} & Tree;

/** The label that a file bears, and the kWh of its light, which tell its factor of electricity. */
export type Printed = {
  readonly ep: number;
  readonly ges: number;
  readonly epClass: string;
  readonly gesClass: string;
  readonly factor?: number;
};
const PRINTED: Printed = { ep: 290, ges: 64, epClass: 'E', gesClass: 'E' };

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A tree as ADEME writes it: one element a field, lists repeated, no value as `xsi:nil`. */
function written(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => written(name, item)).join('');
  if (value === null) return `<${name} xsi:nil="true"></${name}>`;
  if (typeof value !== 'object') return `<${name}>${escaped(String(value))}</${name}>`;
  const inner = Object.entries(value).map(([field, item]) => written(field, item));
  return `<${name}>${inner.join('\n')}</${name}>`;
}

/** A made-up dwelling as the tree of a DPE file, to be changed before it is written. */
export function dpeOf(answers: AuditAnswers = REFERENCE_HOUSE, printed: Printed = PRINTED): DpeOf {
  const input = structuredClone(withInertia(buildDpeInput(answers, FULL_SITE))) as unknown as DpeOf;
  const { factor = 2.3 } = printed;
  input.numero_dpe = '2559E0000001A';
  Object.assign(input.administratif, {
    date_etablissement_dpe: '2025-03-10',
    enum_version_id: '2.5',
    diagnostiqueur: { nom_diagnostiqueur: 'DURAND Camille', version_moteur_calcul: 'test' },
    geolocalisation: {
      idpar: null,
      adresses: {
        adresse_bien: { ban_label: '12 Rue des Dunes 59140 Dunkerque', ban_citycode: answers.commune },
      },
    },
  });
  input.logement.sortie = {
    ef_conso: { conso_eclairage: 100 },
    ep_conso: {
      ep_conso_eclairage: 100 * factor,
      ep_conso_5_usages_m2: printed.ep,
      classe_bilan_dpe: printed.epClass,
    },
    emission_ges: { emission_ges_5_usages_m2: printed.ges, classe_emission_ges: printed.gesClass },
  };
  return input;
}

/** That tree as the text of a file. */
export const xmlOf = (dpe: DpeOf): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${written('dpe', dpe).replace(
    '<dpe>',
    '<dpe xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="2">',
  )}`;

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const referenceXml = (): string => xmlOf(dpeOf());
