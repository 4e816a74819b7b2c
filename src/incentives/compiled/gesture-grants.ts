import type { Day } from '../../shared/dates.ts';
import { type BasisPoints, type Cents, cents, shareRoundedDown } from '../../shared/money.ts';
import { vintageOn } from '../in-force.ts';
import { ceeMeasures } from '../levers/cee.ts';
import { asOtherAid } from '../levers/lever.ts';
import type { LeverParameters, Vintage } from '../levers/lever-parameters.ts';
import type { OtherAid } from '../situation.ts';
import type { MeasureSlug } from '../vocabulary.ts';
import { compileMeasureCertificates } from './certificates.ts';
import { compileConditions } from './compile-condition.ts';
import { certificatesOf, publicGrant } from './landlord-grants.ts';
import type { NationalGrants } from './national-grants.ts';
import type { Project } from './project.ts';
import { YES } from './verdicts.ts';

/**
 * MaPrimeRénov' par geste with its certificates as `gesturesRoute` gives them, once the grant is certain; null before.
 */
export function compileGestureGrants(
  levers: LeverParameters,
  on: Day,
): (project: Project) => NationalGrants | null {
  const vintage = vintageOn(levers.mprGestures, on);
  if (!vintage) return () => null;
  const { conditions, shares } = vintage.value;
  const met = compileConditions(conditions);
  const pay = compileGestures(vintage.value);
  const sell = compileCertificates(levers, on);
  return (project) => {
    const { incomeBand } = project.situation;
    if (incomeBand === 'higher' || incomeBand === 'unknown' || met(project) !== YES) return null;
    const paid = pay(project, incomeBand);
    if (paid === 0) return null;
    const aids = [publicGrant('mpr-gestures', paid), ...sell(project)];
    return { aids, allowed: shareOf(project.totalTTC, shares[incomeBand]), countsAll: true };
  };
}

type Terms = Vintage<'mprGestures'>['value'];

function compileGestures({ gestures, shares, cap }: Terms) {
  const bySlug = new Map<MeasureSlug, Terms['gestures'][number]>(gestures.map((one) => [one.measure, one]));
  return ({ situation, ttc }: Project, band: keyof typeof shares): number => {
    let sum = 0;
    situation.measures.forEach(({ slug, unit, quantity }, index) => {
      const gesture = bySlug.get(slug);
      const stated = gesture?.per === 'dwelling' ? 1 : unit === gesture?.per ? quantity : null;
      if (!gesture || stated === null) return;
      const lump = Math.floor(gesture.amounts[band] * Math.min(stated, gesture.maxQuantity ?? stated));
      const spend = Math.min(ttc[index] ?? 0, Math.floor(gesture.spendCeiling * stated));
      sum += Math.min(lump, shareOf(spend, shares[band]));
    });
    return Math.min(sum, cap);
  };
}

/** Certificates beside the grant, as `ceeMeasures` explains them; only the lever itself knows what is still open. */
function compileCertificates(levers: LeverParameters, on: Day): (project: Project) => OtherAid[] {
  const vintage = vintageOn(levers.ceeMeasures, on);
  const soldFor = compileMeasureCertificates(levers, on);
  if (!vintage || !soldFor) return () => [];
  return (project) => {
    const sold = soldFor(project);
    if (sold !== null) return sold > 0 ? [certificatesOf('cee-measures', sold)] : [];
    const lever = ceeMeasures(vintage, project.situation, []);
    return lever.status === 'not-eligible' ? [] : [asOtherAid(lever)];
  };
}

const shareOf = (amount: number, rate: BasisPoints): number => shareRoundedDown(cents(amount) as Cents, rate);
