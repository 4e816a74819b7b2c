import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MessageKey } from '../../i18n/translate.ts';
import { isForForm, notFound } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedValues } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { approveChange, refuseChange } from './approve-change.ts';
import { type ChangeKind, isChangeKind } from './envelope-change.ts';
import { changeForm, DecisionForm } from './envelope-change-forms.ts';
import { changePage, changesPage, newChangePage } from './envelope-change-pages.ts';
import * as paths from './envelope-change-paths.ts';
import { proposeChange } from './propose-change.ts';

type New = { readonly Params: { readonly kind: string } };
type One = { readonly Params: { readonly change: string } };

/** Votes and changes of envelopes: proposed by a manager, approved or refused by another. */
export function envelopeChangeRoutes(app: FastifyInstance): void {
  app.get(paths.changesPath.pattern, access('budget.see'), async (request, reply) =>
    page(request, reply, 'budget/changes', await changesPage(request.ctx)),
  );
  app.get<New>(paths.newChangePath.pattern, access('budget.manage'), async (request, reply) =>
    page(request, reply, 'budget/new-change', await newChangePage(request.ctx, kindOf(request))),
  );
  app.post<New>(paths.newChangePath.pattern, access('budget.manage'), async (request, reply) => {
    const kind = kindOf(request);
    const form = readForm(changeForm(kind), request.body, request.ctx.locale);
    if (!form.ok) return again(request, reply, kind, form);
    try {
      const change = await proposeChange(request.ctx, form.data);
      flash(reply, 'success', 'budget.change.proposed');
      return seeOther(request, reply, paths.changePath({ change: change.id }));
    } catch (error) {
      if (!isForForm(error)) throw error;
      const errors = [errorOn(FIELD_OF[error.code] ?? 'ap', errorText(error, request.ctx.locale))];
      return again(request, reply, kind, { typed: typedValues(request.body), errors });
    }
  });
  app.get<One>(paths.changePath.pattern, access('budget.see'), async (request, reply) =>
    page(request, reply, 'budget/change', await changePage(request.ctx, Number(request.params.change))),
  );
  app.post<One>(paths.approveChangePath.pattern, access('budget.manage'), (request, reply) =>
    decide(request, reply, approveChange, 'budget.change.approved'),
  );
  app.post<One>(paths.refuseChangePath.pattern, access('budget.manage'), (request, reply) =>
    decide(request, reply, refuseChange, 'budget.change.refused'),
  );
}

/** Where a refusal is shown; elsewhere it concerns the amounts. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'budget.change.errors.labelTaken': 'label',
  'budget.change.errors.unknownCommune': 'commune',
  'budget.change.errors.sameEnvelope': 'target',
  'budget.change.errors.notNextYear': 'target',
  'budget.change.errors.notSameYear': 'target',
};

function kindOf({ params: { kind } }: FastifyRequest<New>): ChangeKind {
  if (!isChangeKind(kind)) throw notFound('budget.change.errors.unknown');
  return kind;
}

const again = async (
  request: FastifyRequest<New>,
  reply: FastifyReply,
  kind: ChangeKind,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] },
): Promise<FastifyReply> =>
  page(request, reply.code(422), 'budget/new-change', await newChangePage(request.ctx, kind, form));

async function decide(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  act: typeof approveChange,
  done: MessageKey,
): Promise<FastifyReply> {
  const { ctx, body } = request;
  const id = Number(request.params.change);
  const form = readForm(DecisionForm, body, ctx.locale);
  try {
    await act(ctx, id, form.ok ? form.data.version : 0);
  } catch (error) {
    if (!isForForm(error)) throw error;
    const shown = await changePage(ctx, id, [errorOn('approve-change', errorText(error, ctx.locale))]);
    return page(request, reply.code(error.kind === 'conflict' ? 409 : 422), 'budget/change', shown);
  }
  flash(reply, 'success', done);
  return seeOther(request, reply, paths.changesPath());
}
