import { path } from '../../shared/path.ts';

export const leversPath = path('/levers');
export const newVintagePath = path('/levers/:lever/drafts');
export const vintagePath = path('/levers/drafts/:draft');
export const rentCeilingsPath = path('/levers/drafts/:draft/rents');
export const publishVintagePath = path('/levers/drafts/:draft/publish');
export const discardVintagePath = path('/levers/drafts/:draft/discard');
