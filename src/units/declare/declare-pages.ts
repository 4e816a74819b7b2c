import type { FieldError, Typed } from '../../web/forms.ts';
import { typedText } from '../../web/forms.ts';

const FIELDS = [
  'name',
  'commune',
  'address',
  'kind',
  'livingArea',
  'yearBuilt',
  'vacantSince',
  'isOwner',
] as const;

export type DeclareUnitPage = {
  readonly action: string;
  readonly communes: readonly { readonly value: string; readonly text: string }[];
  readonly values: Readonly<Record<(typeof FIELDS)[number], string>>;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/declare': DeclareUnitPage;
  }
}

/** The form with what was typed; nothing is lost. */
export const declareUnitPage = (
  action: string,
  communes: readonly { readonly code: string; readonly name: string }[],
  typed: Typed,
  errors: readonly FieldError[],
): DeclareUnitPage => ({
  action,
  communes: communes
    .map(({ code, name }) => ({ value: code, text: name }))
    .sort((a, b) => a.text.localeCompare(b.text, 'fr')),
  values: Object.fromEntries(
    FIELDS.map((field) => [field, typedText(typed, field)]),
  ) as DeclareUnitPage['values'],
  errors,
});
