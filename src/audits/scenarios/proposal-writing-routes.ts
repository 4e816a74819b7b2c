import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Context } from '../../context.ts';
import { type MessageKey, translate } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedValues } from '../../web/forms.ts';
import { page, pageOrFragment, seeOther } from '../../web/render.ts';
import { attempt, type Refusal } from '../compute-state.ts';
import { siteOf } from '../open-audit.ts';
import { scenarioInput } from '../works/works-choice.ts';
import { refusalOn } from '../works/works-routes.ts';
import { evaluateProposal } from './evaluate-proposal.ts';
import { measuresOf, type Proposal, type ProposalChoice, type ProposalId, settleChoice } from './proposal.ts';
import {
  type AnyParams,
  answerFirst,
  type Computed,
  computed,
  type Entrance,
  type Opened,
  type Seen,
} from './proposal-entrance-routes.ts';
import { fieldsOf, proposalEditPage } from './proposal-form-pages.ts';
import { ProposalForm, proposalVersion } from './proposal-forms.ts';
import { valueProposals } from './proposal-money.ts';
import { type ProposalShown, proposalShown } from './proposal-shown-pages.ts';
import { findProposal } from './proposal-store.ts';
import { changeProposal, keepProposal } from './save-proposal.ts';

const EMPTY: Typed = { kind: 'at-once' };

/** The form of one scenario, its result beside it, and its saving. */
export function proposalWritingRoutes(app: FastifyInstance, entrance: Entrance): void {
  app.get<AnyParams>(entrance.at.fresh, entrance.change, async (request, reply) => {
    const found = await computed(request, entrance);
    if (!found) return answerFirst(request, reply, entrance);
    return page(
      request,
      reply,
      'audits/scenario-edit',
      editModel(request, entrance, found, { fields: EMPTY }),
    );
  });

  app.get<AnyParams>(entrance.at.one, entrance.change, async (request, reply) => {
    const found = await computed(request, entrance);
    if (!found) return answerFirst(request, reply, entrance);
    const proposal = await proposalNamed(request, found);
    if (!proposal) return seeOther(request, reply, entrance.links(found).list);
    const { shown } = await tried(request, found, proposal);
    const model = editModel(request, entrance, found, { fields: fieldsOf(proposal), proposal, shown });
    return page(request, reply, 'audits/scenario-edit', model);
  });

  app.post<AnyParams>(entrance.at.tryOut, entrance.change, async (request, reply) => {
    const found = await computed(request, entrance);
    if (!found) return answerFirst(request, reply, entrance);
    const fields = typedValues(request.body);
    // A name is only asked for when the scenario is kept.
    const form = readForm(ProposalForm, { ...fields, name: fields.name || '–' }, request.ctx.locale);
    const { shown, errors } = form.ok
      ? await tried(request, found, form.data)
      : { shown: null, errors: form.errors };
    if (errors.length > 0) reply.code(422);
    const model = editModel(request, entrance, found, { fields, shown, errors });
    return pageOrFragment(
      request,
      reply,
      { page: 'audits/scenario-edit', fragment: 'audits/scenario-live' },
      model,
    );
  });

  app.post<AnyParams>(entrance.at.list, entrance.change, async (request, reply) =>
    save(request, reply, entrance, null),
  );
  app.post<AnyParams>(entrance.at.one, entrance.change, async (request, reply) => {
    const found = await computed(request, entrance);
    const proposal = found && (await proposalNamed(request, found));
    if (found && !proposal) return seeOther(request, reply, entrance.links(found).list);
    return save(request, reply, entrance, proposal);
  });
}

async function proposalNamed({ ctx, params }: Seen, { audit }: Opened): Promise<Proposal | null> {
  const id = Number(params.proposal);
  if (!Number.isSafeInteger(id)) return null;
  return (await findProposal(ctx.db.read, audit.id, id as ProposalId)) ?? null;
}

async function save(
  request: Seen,
  reply: FastifyReply,
  entrance: Entrance,
  proposal: Proposal | null,
): Promise<FastifyReply> {
  const found = await computed(request, entrance);
  if (!found) return answerFirst(request, reply, entrance);
  const { ctx, body } = request;
  const form = readForm(ProposalForm, body, ctx.locale);
  const saved = form.ok
    ? await attempt(() => keep(ctx, found, entrance, proposal, form.data, form.typed))
    : null;
  if (form.ok && saved?.ok) {
    flash(reply, 'success', 'auditScenarios.saved');
    return seeOther(request, reply, entrance.links(found).list);
  }
  reply.code(422);
  const refused = saved && !saved.ok ? [faultOn(saved.refusal, ctx.locale)] : [];
  const errors = form.ok ? refused : form.errors;
  return page(
    request,
    reply,
    'audits/scenario-edit',
    editModel(request, entrance, found, { fields: form.typed, proposal, errors }),
  );
}

function keep(
  ctx: Context,
  { audit }: Computed,
  { adviser }: Entrance,
  proposal: Proposal | null,
  given: ProposalChoice,
  typed: Typed,
): Promise<void> {
  // What the adviser answers for is not the owner's to write, nor to lose.
  const choice = adviser ? given : { ...given, justification: proposal?.justification ?? null };
  return proposal
    ? changeProposal(ctx, audit.id, proposal.id, proposalVersion(typed), choice)
    : keepProposal(ctx, audit.id, choice);
}

type Tried = { readonly shown: ProposalShown | null; readonly errors: readonly FieldError[] };

/** What a choice gives, without keeping it; nothing ticked is not a fault. */
async function tried(
  { ctx }: Seen,
  { unit, audit, result }: Computed,
  given: ProposalChoice,
): Promise<Tried> {
  if (measuresOf(given).length === 0) return { shown: null, errors: [] };
  const input = scenarioInput(ctx, audit, siteOf(ctx, unit, audit));
  const done = await attempt(async () => {
    const choice = settleChoice(given);
    const stages = await evaluateProposal(ctx.engine, input, choice.steps, result.likely);
    const proposal = { ...choice, stages, id: 0 as ProposalId, auditId: audit.id, version: 0 };
    return valueProposals(ctx.db.read, ctx, unit, audit, [proposal]);
  });
  if (!done.ok) return { shown: null, errors: [faultOn(done.refusal, ctx.locale)] };
  const [valued] = done.result;
  return { shown: valued ? proposalShown(ctx, valued, 'tried') : null, errors: [] };
}

type Written = {
  readonly fields: Typed;
  readonly proposal?: Proposal | null;
  readonly shown?: ProposalShown | null;
  readonly errors?: readonly FieldError[];
};
const editModel = ({ ctx }: Seen, entrance: Entrance, found: Computed, written: Written) =>
  proposalEditPage(ctx, {
    ...found,
    site: siteOf(ctx, found.unit, found.audit),
    links: entrance.links(found),
    adviser: entrance.adviser,
    fields: written.fields,
    proposal: written.proposal ?? null,
    shown: written.shown ?? null,
    errors: written.errors ?? [],
  });

/** Where on the form the refusals of settleChoice belong; those of a measure are said at its part. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'auditScenarios.errors.noMeasure': 'walls',
  'auditScenarios.errors.oneStep': 'kind',
  'auditScenarios.errors.yearsOutOfOrder': 'year-1',
  'auditScenarios.errors.tooMany': 'name',
};
function faultOn(refusal: Refusal, locale: Locale): FieldError {
  const field = FIELD_OF[refusal.code];
  return field
    ? errorOn(field, translate(locale, refusal.code as MessageKey, refusal.params))
    : refusalOn(refusal, locale);
}
