import type { UnitId } from '../shared/ids.ts';
import { unitPath } from '../units/units-paths.ts';
import { type FieldError, type Typed, typedText } from '../web/forms.ts';

export type RefusedPage = {
  readonly title: string;
  readonly back: string;
  readonly action: string;
  readonly errors: readonly FieldError[];
  /** What goes along unseen, and the two fields that people type. */
  readonly kept: readonly { readonly name: string; readonly value: string }[];
  readonly fields: readonly {
    readonly name: 'subject' | 'text' | 'reason' | 'dueOn';
    readonly value: string;
  }[];
};
declare module '../web/views.ts' {
  interface Views {
    'follow-up/refused': RefusedPage;
  }
}

const FIELDS = ['subject', 'text', 'reason', 'dueOn'] as const;

/** A form that was not taken, with the reason and what was typed, to be sent again. */
export function refusedPage(
  unit: { readonly id: UnitId; readonly address: string },
  typed: Typed,
  errors: readonly FieldError[],
  action: string,
): RefusedPage {
  const names = Object.keys(typed);
  return {
    title: unit.address,
    back: unitPath({ unit: unit.id }),
    action,
    errors,
    kept: names
      .filter((name) => !(FIELDS as readonly string[]).includes(name))
      .map((name) => ({ name, value: typedText(typed, name) })),
    fields: FIELDS.filter((name) => names.includes(name)).map((name) => ({
      name,
      value: typedText(typed, name),
    })),
  };
}
