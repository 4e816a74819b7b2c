import type { FastifyInstance } from 'fastify';
import { type MessageKey, translate, translator } from '../../i18n/translate.ts';
import { flash } from '../../web/flash.ts';
import { readForm } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import * as paths from '../audit-paths.ts';
import { attempt } from '../compute-state.ts';
import { siteOf } from '../open-audit.ts';
import { scenarioInput } from '../works/works-choice.ts';
import { WorksForm } from '../works/works-forms.ts';
import { isComputed, type ProposalId } from './proposal.ts';
import {
  type AnyParams,
  answerFirst,
  computed,
  type Entrance,
  OWNER,
  STAFF,
} from './proposal-entrance-routes.ts';
import { valueProposals } from './proposal-money.ts';
import { proposalsPage } from './proposal-pages.ts';
import { proposalsOf } from './proposal-store.ts';
import { proposalWritingRoutes } from './proposal-writing-routes.ts';
import { retainProposal } from './retain-proposal.ts';
import { dropProposal, keepProposal, keepProposals } from './save-proposal.ts';
import { startingProposals } from './starting-proposals.ts';

/** Scenarios kept, compared side by side, written and retained. */
export function proposalRoutes(app: FastifyInstance): void {
  for (const entrance of [OWNER, STAFF]) {
    comparison(app, entrance);
    proposalWritingRoutes(app, entrance);
    deeds(app, entrance);
  }
  keepWorks(app);
}

function comparison(app: FastifyInstance, entrance: Entrance): void {
  app.get<AnyParams>(entrance.at.list, entrance.see, async (request, reply) => {
    const found = await computed(request, entrance);
    if (!found) return answerFirst(request, reply, entrance);
    const { ctx } = request;
    const { unit, audit } = found;
    const proposals = await proposalsOf(ctx.db.read, audit.id);
    const valued = await valueProposals(ctx.db.read, ctx, unit, audit, proposals.filter(isComputed));
    const mayChange = await entrance.mayChange(ctx, found);
    const view = { ...found, proposals, valued, links: entrance.links(found), mayChange };
    return page(request, reply, 'audits/scenarios', proposalsPage(ctx, view));
  });

  app.post<AnyParams>(entrance.at.start, entrance.change, async (request, reply) => {
    const found = await computed(request, entrance);
    if (!found) return answerFirst(request, reply, entrance);
    const { ctx } = request;
    const { unit, audit } = found;
    const t = translator(ctx.locale);
    const input = scenarioInput(ctx, audit, siteOf(ctx, unit, audit));
    const first = await startingProposals(ctx.engine, input, found.result.likely);
    await keepProposals(
      ctx,
      audit.id,
      first.map(({ kind, steps }) => ({
        kind,
        steps,
        name: t(`auditScenarios.kinds.${kind}.title`),
        justification: null,
      })),
    );
    flash(reply, 'success', 'auditScenarios.started');
    return seeOther(request, reply, entrance.links(found).list);
  });
}

function deeds(app: FastifyInstance, entrance: Entrance): void {
  app.post<AnyParams>(entrance.at.retain, entrance.change, async (request, reply) => {
    const { ctx, params } = request;
    const opened = await entrance.open(request);
    await retainProposal(ctx, opened.audit.id, Number(params.proposal) as ProposalId);
    flash(reply, 'success', 'auditScreens.works.saved');
    return seeOther(request, reply, entrance.links(opened).list);
  });

  app.post<AnyParams>(entrance.at.drop, entrance.change, async (request, reply) => {
    const { ctx, params } = request;
    const opened = await entrance.open(request);
    await dropProposal(ctx, opened.audit.id, Number(params.proposal) as ProposalId);
    flash(reply, 'success', 'auditScenarios.dropped');
    return seeOther(request, reply, entrance.links(opened).list);
  });
}

/** The works ticked on the works page, kept as one more scenario to compare. */
function keepWorks(app: FastifyInstance): void {
  app.post<AnyParams>(paths.keepWorksPath.pattern, access('owner'), async (request, reply) => {
    const found = await computed(request, OWNER);
    if (!found) return answerFirst(request, reply, OWNER);
    const { ctx, body } = request;
    const links = OWNER.links(found);
    const form = readForm(WorksForm, body, ctx.locale);
    const number = (await proposalsOf(ctx.db.read, found.audit.id)).length + 1;
    const name = translate(ctx.locale, 'auditScenarios.numbered', { number });
    const measures = form.ok ? form.data.measures : [];
    const kept = await attempt(() =>
      keepProposal(ctx, found.audit.id, {
        name,
        kind: 'at-once',
        steps: [{ measures, year: null }],
        justification: null,
      }),
    );
    if (kept.ok) flash(reply, 'success', 'auditScenarios.saved');
    else flash(reply, 'error', kept.refusal.code as MessageKey, kept.refusal.params);
    return seeOther(request, reply, kept.ok ? links.list : paths.worksPath({ unit: found.unit.id }));
  });
}
