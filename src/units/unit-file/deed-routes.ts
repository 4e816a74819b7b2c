import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MessageKey } from '../../i18n/translate.ts';
import { type DomainError, isForForm } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, type Form, type Typed } from '../../web/forms.ts';
import { seeOther } from '../../web/render.ts';

/** A form sent back: which of the page’s, what was typed, what is wrong. */
export type SentBack = {
  readonly form: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

type Deed<Data> = {
  readonly form: Form<Data>;
  /** Name of the form on its page: its fields bear it, since the page has several. */
  readonly name: string;
  /** Field that bears the refusal of a rule. */
  readonly field: string | ((refusal: DomainError) => string);
  readonly act: (data: Data) => Promise<unknown>;
  readonly show: (sent: SentBack) => Promise<FastifyReply>;
  readonly done: MessageKey;
  readonly to: string;
};

/** Reads a form and does its deed; 422 or 409 shows the page again with the reason and what was typed. */
export async function doDeed<Data>(
  request: FastifyRequest,
  reply: FastifyReply,
  { form, name, field, act, show, done, to }: Deed<Data>,
): Promise<FastifyReply> {
  const { typed } = form;
  const back = (status: number, errors: readonly FieldError[]) => {
    reply.code(status);
    return show({
      form: name,
      typed,
      errors: errors.map((error) => errorOn(`${error.field}-${name}`, error.text)),
    });
  };
  if (!form.ok) return back(422, form.errors);
  try {
    await act(form.data);
  } catch (error) {
    if (!isForForm(error)) throw error;
    return back(error.kind === 'conflict' ? 409 : 422, [
      errorOn(typeof field === 'string' ? field : field(error), errorText(error, request.ctx.locale)),
    ]);
  }
  flash(reply, 'success', done);
  return seeOther(request, reply, to);
}
