import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import type { FieldError } from '../../web/forms.ts';
import { accountOf } from '../acting.ts';
import { myNoticesPath, myPath, noticesPath, workPath } from '../case-paths.ts';
import { NOTICE_CHOICES } from './notice.ts';
import { choiceOf } from './notice-store.ts';

export type NoticesPage = {
  readonly action: string;
  readonly back: string;
  readonly choices: readonly { readonly value: string; readonly text: string; readonly hint: string }[];
  readonly choice: string;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'cases/notices': NoticesPage;
  }
}

export async function noticesPage(ctx: Context, errors: readonly FieldError[] = []): Promise<NoticesPage> {
  const t = translator(ctx.locale);
  const staff = ctx.actor.kind === 'staff';
  return {
    action: staff ? noticesPath() : myNoticesPath(),
    back: staff ? workPath() : myPath(),
    choices: NOTICE_CHOICES.map((value) => ({
      value,
      text: t(`exchanges.choice.${value}`),
      hint: t(`exchanges.choiceHint.${value}`),
    })),
    choice: await choiceOf(ctx.db.read, accountOf(ctx)),
    errors,
  };
}
