import type { AuditAnswers } from '../audit-answers.ts';
import { PERIODS } from '../construction-period.ts';
import type { Entry } from './observed-parts.ts';

const DIRECT_U = 9;
/** `enum_methode_saisie_u_id`: a thickness or a resistance seen or documented, or the year of the works. */
const KNOWN_INSULATION = [3, 4, 5, 6, 7];

/** Insulated for certain, wherever it lies: the file tells how thick or of what year. */
export const knowsInsulation = (entry: Entry): boolean =>
  KNOWN_INSULATION.includes(entry.id('methode_saisie_u') ?? 0);

/** Thickness and resistance of what was added; a wall whose U was entered has the resistance that makes it. */
export function insulation(entry: Entry, part: 'wall' | 'roof' | 'floor'): AuditAnswers {
  const resistance =
    entry.number('resistance_isolation') ??
    (entry.id('methode_saisie_u') === DIRECT_U ? resistanceOf(entry, part) : undefined);
  return {
    [`${part}InsulationThickness`]: entry.number('epaisseur_isolation'),
    [`${part}InsulationR`]: resistance,
    [`${part}InsulationYear`]: PERIODS.find(({ id }) => id === String(entry.id('periode_isolation')))?.year,
  };
}

const ENTERED_U = { wall: 'umur_saisi', roof: 'uph_saisi', floor: 'upb_saisi' } as const;
/** W/m²K of a bare wall, roof or floor: the method's (annex 1, §3.2). */
const BARE_U = { wall: 2.5, roof: 2.5, floor: 2 } as const;

function resistanceOf(entry: Entry, part: keyof typeof BARE_U): number | undefined {
  const u = entry.number(ENTERED_U[part]);
  return u && u > 0 && u < BARE_U[part] ? 1 / u - 1 / BARE_U[part] : undefined;
}
