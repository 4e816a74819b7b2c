import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { addDays, dayOf } from '../../shared/dates.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import * as paths from './committee-paths.ts';
import type { Session } from './committee-store.ts';

export type SessionFormPage = {
  readonly title: string;
  readonly back: string;
  readonly action: string;
  readonly version: number | null;
  readonly typed: { readonly heldOn: string; readonly place: string; readonly ceiling: string };
  readonly earliest: string;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'committee/form': SessionFormPage;
  }
}

/** The form of a new session, or of one that is put off. */
export function sessionFormPage(
  ctx: Context,
  session: Session | null,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): SessionFormPage {
  const t = translator(ctx.locale);
  const today = dayOf(ctx.clock());
  const ceiling = session?.ceiling ?? null;
  const stored = {
    heldOn: session?.heldOn ?? addDays(today, 7),
    place: session?.place ?? ctx.programme.service.address.join(', '),
    ceiling: ceiling === null ? '' : formatterFor(ctx.locale).number(ceiling / 100),
  };
  const typed = form?.typed;
  return {
    title: session ? t('committee.form.edit', { number: session.number }) : t('committee.form.new'),
    back: session ? paths.committeePath({ session: session.id }) : paths.committeesPath(),
    action: session ? paths.editCommitteePath({ session: session.id }) : paths.newCommitteePath(),
    version: session?.version ?? null,
    typed: typed
      ? {
          heldOn: typedText(typed, 'heldOn'),
          place: typedText(typed, 'place'),
          ceiling: typedText(typed, 'ceiling'),
        }
      : stored,
    earliest: today,
    errors: form?.errors ?? [],
  };
}
