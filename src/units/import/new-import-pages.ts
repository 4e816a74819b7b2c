import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { DEFAULT_LOVAC_FILTERS } from '../lovac/lovac-filters.ts';
import { newImportPath, registerPath } from '../units-paths.ts';
import type { ImportOptions } from './import-report.ts';

export type ImportFields = {
  /** Whether such a file says who owns what, so that this can be a filter. */
  readonly asksOwners: boolean;
  readonly housingOnly: boolean;
  readonly privateOwnersOnly: boolean;
  readonly vacantByDefinition: boolean;
  readonly minimumYearsVacant: string;
  readonly fallbackVintage: string;
};
export type NewImportPage = {
  readonly action: string;
  readonly back: string;
  readonly fields: ImportFields;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/new-import': NewImportPage;
  }
}

export const fieldsOf = (options: ImportOptions): ImportFields => ({
  asksOwners: true,
  housingOnly: options.housingOnly,
  privateOwnersOnly: options.privateOwnersOnly,
  vacantByDefinition: options.vacantByDefinition,
  minimumYearsVacant: String(options.minimumYearsVacant),
  fallbackVintage: options.fallbackVintage === null ? '' : String(options.fallbackVintage),
});
export const typedFields = (typed: Typed): ImportFields => ({
  asksOwners: true,
  housingOnly: typedText(typed, 'housingOnly') === 'yes',
  privateOwnersOnly: typedText(typed, 'privateOwnersOnly') === 'yes',
  vacantByDefinition: typedText(typed, 'vacantByDefinition') === 'yes',
  minimumYearsVacant: typedText(typed, 'minimumYearsVacant'),
  fallbackVintage: typedText(typed, 'fallbackVintage'),
});

export const newImportPage = (typed: Typed | null, errors: readonly FieldError[]): NewImportPage => ({
  action: newImportPath(),
  back: registerPath(),
  fields: typed === null ? fieldsOf({ ...DEFAULT_LOVAC_FILTERS, fallbackVintage: null }) : typedFields(typed),
  errors,
});
