import enums from '@open3cl/engine/enums.js';
import { type AuditAnswers, UNKNOWN } from '../../../src/audits/audit-answers.ts';
import { CLIMATE_ZONES, climateZoneOf, DEPARTMENT_CODES } from '../../../src/audits/climate-zone.ts';
import { answersOfDpe } from '../../../src/audits/dpe-file/answers-of-dpe.ts';
import { inColdDecember } from '../../../src/audits/dpe-file/cold-december.ts';
import { completeDpe } from '../../../src/audits/dpe-file/complete-dpe.ts';
import { textAt } from '../../../src/audits/dpe-file/dpe-tree.ts';
import { openDpe } from '../../../src/audits/dpe-file/open-dpe.ts';
import { type LabelFigures, rulesOf, statedLabel } from '../../../src/audits/dpe-file/stated-result.ts';
import { ENERGY_CLASSES, type EnergyClass } from '../../../src/audits/energy-class.ts';
import { computeEnergy } from '../../../src/audits/engine/compute-energy.ts';
import { NO_SITE_FACTS } from '../../../src/audits/site-facts.ts';

/** What a diagnostician measures and an owner does not say. */
const MEASURED: AuditAnswers = {
  windowArea: UNKNOWN,
  windowPose: undefined,
  facadeWidth: UNKNOWN,
  frontOrientation: UNKNOWN,
};

/** How far an estimate from an owner's answers is from the label that the DPE announces. */
export type OwnerEstimate = { readonly classesOff: number; readonly epError: number };

/**
 * The dwelling of a DPE file, computed from what its owner could answer; null for a file without label.
 * @throws DomainError where the file, or such a dwelling, is refused
 */
export function estimateAsOwner(bytes: Uint8Array): OwnerEstimate | null {
  const { dpe, facts } = openDpe(bytes);
  completeDpe(dpe, enums);
  const stated = statedLabel(dpe);
  if (!stated) return null;
  const { factor, coldDecember } = rulesOf(dpe, facts.date);
  const commune = facts.commune ?? anyCommuneOf(textAt(dpe, 'logement', 'meteo', 'enum_zone_climatique_id'));
  const answers = { ...answersOfDpe(dpe, { ...facts, commune }), ...MEASURED };
  const compute = () => computeEnergy(answers, NO_SITE_FACTS).underFactor[`${factor}`];
  // Compared like with like: by the rules that the DPE was made under.
  const { ep, energyClass } = coldDecember ? inColdDecember(compute) : compute();
  return { classesOff: classesBetween(stated, energyClass), epError: Math.abs(ep / stated.ep - 1) };
}

const classesBetween = (stated: LabelFigures, energyClass: EnergyClass): number =>
  Math.abs(ENERGY_CLASSES.indexOf(stated.energyClass) - ENERGY_CLASSES.indexOf(energyClass));

/** A commune with the weather of the file, where the file is told without its address. */
function anyCommuneOf(zoneId: string | undefined): string | null {
  const zone = CLIMATE_ZONES[Number(zoneId) - 1];
  const department = DEPARTMENT_CODES.find((code) => climateZoneOf(code) === zone);
  return department === undefined ? null : `${department}001`;
}
