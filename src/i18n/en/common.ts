import type { common as frCommon } from '../fr/common.ts';
import type { Messages } from '../messages.ts';

export const common = {} satisfies Messages<typeof frCommon>;
