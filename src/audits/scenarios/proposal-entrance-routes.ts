import type { FastifyReply, FastifyRequest } from 'fastify';
import { newCasePath } from '../../cases/case-paths.ts';
import type { Context } from '../../context.ts';
import { isAllowed } from '../../shared/actor.ts';
import type { Unit } from '../../units/units-queries.ts';
import { flash } from '../../web/flash.ts';
import { seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import type { Audit, AuditResult } from '../audit.ts';
import * as paths from '../audit-paths.ts';
import { auditForStaff, isClosedToOwner } from '../open-audit.ts';
import { startedBy } from '../questionnaire/questionnaire-routes.ts';
import type { ProposalLinks } from './proposal-pages.ts';

export type AnyParams = {
  readonly Params: { readonly unit: string; readonly audit: string; readonly proposal: string };
};
export type Seen = FastifyRequest<AnyParams>;
export type Opened = { readonly unit: Unit; readonly audit: Audit };
/** The two ways to the same scenarios: the owner's, by dwelling, and the staff's, by audit. */
export type Entrance = {
  readonly adviser: boolean;
  readonly see: ReturnType<typeof access>;
  readonly change: ReturnType<typeof access>;
  readonly at: Record<'list' | 'start' | 'fresh' | 'tryOut' | 'one' | 'retain' | 'drop', string>;
  open(request: Seen): Promise<Opened>;
  links(opened: Opened): ProposalLinks;
  mayChange(ctx: Context, opened: Opened): Promise<boolean>;
};

export const OWNER: Entrance = {
  adviser: false,
  see: access('owner'),
  change: access('owner'),
  at: {
    list: paths.myProposalsPath.pattern,
    start: paths.startMyProposalsPath.pattern,
    fresh: paths.newMyProposalPath.pattern,
    tryOut: paths.tryMyProposalPath.pattern,
    one: paths.myProposalPath.pattern,
    retain: paths.retainMyProposalPath.pattern,
    drop: paths.dropMyProposalPath.pattern,
  },
  open: startedBy,
  links: ({ unit: { id: unit } }) => ({
    list: paths.myProposalsPath({ unit }),
    start: paths.startMyProposalsPath({ unit }),
    fresh: paths.newMyProposalPath({ unit }),
    tryOut: paths.tryMyProposalPath({ unit }),
    back: paths.myResultPath({ unit }),
    report: paths.myReportPath({ unit }),
    works: paths.worksPath({ unit }),
    apply: newCasePath({ unit }),
    one: (proposal) => paths.myProposalPath({ unit, proposal }),
    retain: (proposal) => paths.retainMyProposalPath({ unit, proposal }),
    drop: (proposal) => paths.dropMyProposalPath({ unit, proposal }),
  }),
  mayChange: async (ctx, { audit }) => !(await isClosedToOwner(ctx.db.read, audit)),
};

export const STAFF: Entrance = {
  adviser: true,
  see: access('audits.see'),
  change: access('audits.review'),
  at: {
    list: paths.proposalsPath.pattern,
    start: paths.startProposalsPath.pattern,
    fresh: paths.newProposalPath.pattern,
    tryOut: paths.tryProposalPath.pattern,
    one: paths.proposalPath.pattern,
    retain: paths.retainProposalPath.pattern,
    drop: paths.dropProposalPath.pattern,
  },
  open: ({ ctx, params }) => auditForStaff(ctx.db.read, ctx, Number(params.audit)),
  links: ({ audit: { id: audit } }) => ({
    list: paths.proposalsPath({ audit }),
    start: paths.startProposalsPath({ audit }),
    fresh: paths.newProposalPath({ audit }),
    tryOut: paths.tryProposalPath({ audit }),
    back: paths.auditPath({ audit }),
    report: paths.auditReportPath({ audit }),
    works: null,
    apply: null,
    one: (proposal) => paths.proposalPath({ audit, proposal }),
    retain: (proposal) => paths.retainProposalPath({ audit, proposal }),
    drop: (proposal) => paths.dropProposalPath({ audit, proposal }),
  }),
  mayChange: async ({ actor }, { audit }) => audit.state === 'completed' && isAllowed(actor, 'audits.review'),
};

export type Computed = Opened & { readonly result: AuditResult };
/** The audit with its result; null while there is none. */
export async function computed(request: Seen, entrance: Entrance): Promise<Computed | null> {
  const opened = await entrance.open(request);
  const { audit } = opened;
  return audit.result && audit.state !== 'draft' ? { ...opened, result: audit.result } : null;
}

export async function answerFirst(
  request: Seen,
  reply: FastifyReply,
  entrance: Entrance,
): Promise<FastifyReply> {
  flash(reply, 'info', 'auditScreens.works.answerFirst');
  const { unit, audit } = await entrance.open(request);
  const to = entrance.adviser
    ? paths.auditPath({ audit: audit.id })
    : paths.checkAnswersPath({ unit: unit.id });
  return seeOther(request, reply, to);
}
