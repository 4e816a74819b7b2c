import { type DomainError, refused } from '../../shared/errors.ts';

/** Why a DPE file is not taken; texts `audits.errors.dpe.<reason>`. */
export type DpeRefusal =
  | 'tooLarge'
  | 'encoding'
  | 'notXml'
  | 'doctype'
  | 'entity'
  | 'tooDeep'
  | 'notDpe'
  | 'missing'
  | 'duplicate'
  | 'notANumber'
  | 'outOfBounds'
  | 'unknownId'
  | 'version'
  | 'tertiary'
  | 'newBuilding'
  | 'otherModel'
  | 'otherMethod'
  | 'building'
  | 'drawnFromBuilding'
  | 'collectiveHeating'
  | 'notComputed';

/** A refusal of the file by name, with what it speaks of. */
export const refuseDpe = (
  reason: DpeRefusal,
  params: Readonly<Record<string, string | number>> = {},
): DomainError => refused(`audits.errors.dpe.${reason}`, params);
