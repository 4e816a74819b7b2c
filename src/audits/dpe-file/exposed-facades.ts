import { type DpeFields, isFields, itemsAt, numberAt } from './dpe-tree.ts';

/** Loss through joints, W/K, of the dwelling as that tree tells it; undefined where it cannot be computed. */
export type JointLosses = (dpe: DpeFields) => number | undefined;

/**
 * Whether several façades are exposed to the wind, as the file's own result tells it: the flag says yes by 1 in the
 * files of some software and by 0 in those of other, and the wind counts three times as much on two façades (annex 1,
 * §4). The other way is taken where it comes at least twice as near to the loss that the file states. Changes what it
 * is given.
 */
export function withFacadesAsStated(dpe: DpeFields, jointLosses: JointLosses): void {
  const [fan, ...others] = itemsAt(dpe, 'logement', 'ventilation_collection', 'ventilation');
  const entry = fan?.donnee_entree;
  const stated = numberAt(fan, 'donnee_intermediaire', 'hperm');
  const several = numberAt(entry, 'plusieurs_facade_exposee');
  if (!isFields(entry) || others.length > 0 || stated === undefined || several === undefined) return;
  const gapWith = (flag: number): number => {
    entry.plusieurs_facade_exposee = flag;
    const computed = jointLosses(structuredClone(dpe));
    return computed === undefined ? Number.POSITIVE_INFINITY : Math.abs(computed - stated);
  };
  const [otherWay, asWritten] = [gapWith(1 - several), gapWith(several)];
  if (otherWay < asWritten / 2) entry.plusieurs_facade_exposee = 1 - several;
}
