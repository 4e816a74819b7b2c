import type { SchemeDefinition } from './scheme-schema.ts';

/** Name under which a scheme's grant appears among other aids: `reflexenergie`, `reflexenergie-landlords`… */
export const schemeCode = ({ slug, variant }: SchemeDefinition): string =>
  variant === null ? slug : `${slug}-${variant}`;
