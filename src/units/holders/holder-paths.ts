import { path } from '../../shared/path.ts';

/** Who holds a unit, and how that is changed. */
export const holdersPath = path('/register/units/:unit/owners');
export const holderRightPath = path('/register/units/:unit/owners/:owner/right');
export const removeHolderPath = path('/register/units/:unit/owners/:owner/remove');
export const restoreHolderPath = path('/register/units/:unit/owners/:owner/restore');

/** One owner, whatever their homes. */
export const ownerPath = path('/register/owners/:owner');
export const ownerIdentityPath = path('/register/owners/:owner/identity');
export const refuseContactPath = path('/register/owners/:owner/refusal');
export const liftRefusalPath = path('/register/owners/:owner/refusal/lift');
export const mandatesPath = path('/register/owners/:owner/mandates');
export const revokeMandatePath = path('/register/owners/:owner/mandates/:mandate/revoke');
export const mandateProofPath = path('/register/owners/:owner/mandates/:mandate/proof');
export const mergeOwnerPath = path('/register/owners/:owner/merge/:other');
