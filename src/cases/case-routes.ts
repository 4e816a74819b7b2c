import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MessageKey } from '../i18n/translate.ts';
import { DomainError } from '../shared/errors.ts';
import type { AccountId } from '../shared/ids.ts';
import type { Permission } from '../shared/permissions.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, readForm, typedText, typedValues } from '../web/forms.ts';
import { page, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { appealRoutes, myAppealRoutes } from './appeal/appeal-routes.ts';
import { applicantRoutes } from './applicants/applicants-routes.ts';
import type { ToSign } from './applicants/followed-pages.ts';
import { followedRoutes } from './applicants/followed-routes.ts';
import { applicationRoutes } from './application/application-routes.ts';
import { readFigures } from './application/figures-forms.ts';
import { myRoutes } from './application/my-routes.ts';
import { assignmentRoutes } from './assignment/assignment-routes.ts';
import {
  AssignForm,
  CheckPieceForm,
  EligibilityForm,
  MoveForm,
  ReasonForm,
  ValidateForm,
} from './case-forms.ts';
import type { CasePanel } from './case-panels.ts';
import * as paths from './case-paths.ts';
import type { CaseRow } from './case-store.ts';
import { correctionPage, historyPage, planPage } from './case-tab-pages.ts';
import { clockRoutes } from './clock/clock-routes.ts';
import { committeeRoutes } from './committee/committee-routes.ts';
import { readCorrection } from './correction/correction-forms.ts';
import { requestCorrection } from './correction/request-correction.ts';
import { grantCase, refuseCase } from './decision/decide-case.ts';
import { dismissCase } from './decision/end-case.ts';
import { lapseCase } from './decision/lapse-case.ts';
import { proposeAward } from './decision/propose-award.ts';
import { reopenCase } from './decision/reopen-case.ts';
import { sendBack, validateAward } from './decision/validate-award.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import { confirmEligibility } from './instruction/confirm-eligibility.ts';
import { instructPage, type ReasonedDeed } from './instruction/instruct-pages.ts';
import { reviewCaseAudit } from './instruction/review-case-audit.ts';
import { assignCase, takeUp } from './instruction/take-up.ts';
import { caseListRoutes } from './list/case-list-routes.ts';
import type { DayPanel } from './list/work-pages.ts';
import { workRoutes } from './list/work-routes.ts';
import { messageRoutes } from './messages/message-routes.ts';
import { noticeRoutes } from './messages/notice-routes.ts';
import { caseForStaff, type Outcome } from './open-case.ts';
import { checkPiece } from './pieces/check-piece.ts';
import { documentsPage } from './pieces/document-pages.ts';
import { documentRoutes } from './pieces/document-routes.ts';
import { examineRoutes } from './pieces/examine-routes.ts';
import { workflowRoutes } from './workflow/workflow-routes.ts';

type Ref = { readonly ref: string };
type CaseRequest = FastifyRequest<{ Params: Ref }>;
type Panels = {
  readonly panels: readonly CasePanel[];
  readonly day: DayPanel;
  readonly toSign: ToSign;
};

const theCase = (request: CaseRequest): Promise<CaseRow> =>
  caseForStaff(request.ctx.db.read, request.ctx, request.params.ref);

/** Cases, for their owners and for staff. `panels`: what later rooms (agreements, payments, returns) show on a case. */
export function caseRoutes(app: FastifyInstance, { panels, day, toSign }: Panels): void {
  myRoutes(app, panels, toSign);
  followedRoutes(app, toSign);
  applicationRoutes(app);
  applicantRoutes(app);
  deskRoutes(app);
  workRoutes(app, day);
  caseListRoutes(app);
  committeeRoutes(app);
  appealRoutes(app);
  myAppealRoutes(app);
  clockRoutes(app);
  workflowRoutes(app);
  documentRoutes(app);
  examineRoutes(app);
  tabs(app, panels);
  moves(app, panels);
  decisions(app, panels);
  corrections(app);
  assignment(app);
  messageRoutes(app);
  noticeRoutes(app);
  assignmentRoutes(app);
}

function tabs(app: FastifyInstance, panels: readonly CasePanel[]): void {
  app.get<{ Params: Ref }>(paths.casePath.pattern, access('cases.see'), async (request, reply) =>
    page(request, reply, 'cases/case', await instructPage(request.ctx, await theCase(request), panels)),
  );
  app.get<{ Params: Ref; Querystring: { document?: string; turn?: string } }>(
    paths.caseDocumentsPath.pattern,
    access('cases.see'),
    async (request, reply) => {
      const wanted = Number(request.query.document) || null;
      const quarters = ['0', '1', '2', '3'].indexOf(request.query.turn ?? '0');
      const model = await documentsPage(request.ctx, await theCase(request), wanted, {
        quarters: Math.max(0, quarters),
      });
      return page(request, reply, 'cases/case-documents', model);
    },
  );
  app.get<{ Params: Ref }>(paths.casePlanPath.pattern, access('cases.see'), async (request, reply) =>
    page(
      request,
      reply,
      'cases/case-plan',
      await planPage(request.ctx, await theCase(request), readFigures(request.query)),
    ),
  );
  app.get<{ Params: Ref }>(paths.caseHistoryPath.pattern, access('cases.see'), async (request, reply) =>
    page(request, reply, 'cases/case-history', await historyPage(request.ctx, await theCase(request))),
  );
}

/** Done, or done already: the case's page says which. */
function after(request: CaseRequest, reply: FastifyReply, { done }: Outcome, key: MessageKey): FastifyReply {
  if (done === 'before') flash(reply, 'info', 'cases.flash.already');
  else flash(reply, 'success', key);
  return seeOther(request, reply, paths.casePath(request.params));
}

/** The steps that only need the version seen. A rule that says no is shown on the case itself, with nothing lost. */
function moves(app: FastifyInstance, panels: readonly CasePanel[]): void {
  const step = (
    pattern: string,
    permission: Permission,
    key: MessageKey,
    deed: (request: CaseRequest, version: number) => Promise<Outcome>,
  ): void => {
    app.post<{ Params: Ref }>(pattern, access(permission), async (request, reply) => {
      const form = readForm(MoveForm, request.body, request.ctx.locale);
      return attempt(request, reply, panels, 'next', '', async () =>
        after(request, reply, await deed(request, form.ok ? form.data.version : 0), key),
      );
    });
  };
  step(paths.takeUpPath.pattern, 'cases.instruct', 'cases.flash.takenUp', ({ ctx, params }, version) =>
    takeUp(ctx, params.ref, version),
  );
  step(
    paths.confirmEligibilityPath.pattern,
    'cases.instruct',
    'cases.flash.eligible',
    ({ ctx, params, body }, version) => {
      const form = readForm(EligibilityForm, body, ctx.locale);
      const unknownSeen = form.ok && form.data.unknownSeen === 'yes';
      return confirmEligibility(ctx, params.ref, { version, unknownSeen });
    },
  );
  step(paths.reviewAuditPath.pattern, 'audits.review', 'cases.flash.audited', ({ ctx, params }, version) =>
    reviewCaseAudit(ctx, params.ref, version),
  );
  step(paths.proposePath.pattern, 'cases.instruct', 'cases.flash.proposed', ({ ctx, params }, version) =>
    proposeAward(ctx, params.ref, version),
  );
  step(
    paths.validatePath.pattern,
    'cases.validate',
    'cases.flash.validated',
    ({ ctx, params, body }, version) => {
      const form = readForm(ValidateForm, body, ctx.locale);
      return validateAward(ctx, params.ref, { version, envelope: form.ok ? form.data.envelope : undefined });
    },
  );
  step(paths.grantPath.pattern, 'cases.grant', 'cases.flash.granted', ({ ctx, params }, version) =>
    grantCase(ctx, params.ref, version),
  );
}

/** Deeds that need a reason. */
function decisions(app: FastifyInstance, panels: readonly CasePanel[]): void {
  const deed = (
    pattern: string,
    permission: Permission,
    kind: ReasonedDeed['kind'],
    key: MessageKey,
    doIt: typeof refuseCase,
  ): void => {
    app.post<{ Params: Ref }>(pattern, access(permission), async (request, reply) => {
      const { ctx } = request;
      const form = readForm(ReasonForm, request.body, ctx.locale);
      const reason = typedText(form.typed, 'reason');
      if (!form.ok) {
        const errors = form.errors.map(({ text }) => errorOn(`reason-${kind}`, text));
        const model = await instructPage(ctx, await theCase(request), panels, { kind, reason, errors });
        return page(request, reply.code(422), 'cases/case', model);
      }
      return attempt(request, reply, panels, kind, reason, async () =>
        after(request, reply, await doIt(ctx, request.params.ref, form.data), key),
      );
    });
  };
  deed(paths.sendBackPath.pattern, 'cases.validate', 'send-back', 'cases.flash.sentBack', sendBack);
  deed(paths.refusePath.pattern, 'cases.grant', 'refuse', 'cases.flash.refused', refuseCase);
  deed(paths.lapsePath.pattern, 'cases.grant', 'lapse', 'cases.flash.lapsed', lapseCase);
  deed(paths.reopenPath.pattern, 'cases.reopen', 'reopen', 'cases.flash.reopenedCase', reopenCase);
  deed(paths.dismissPath.pattern, 'cases.instruct', 'dismiss', 'cases.flash.dismissed', dismissCase);
}

/** A guard of the workflow that says no comes back on the case's page as an error of the form (422). */
async function attempt(
  request: CaseRequest,
  reply: FastifyReply,
  panels: readonly CasePanel[],
  kind: ReasonedDeed['kind'] | 'next',
  reason: string,
  deed: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await deed();
  } catch (error) {
    if (!(error instanceof DomainError) || (error.kind !== 'refused' && error.kind !== 'invalid'))
      throw error;
    const field = kind === 'next' ? 'next-step' : `reason-${kind}`;
    const errors = [errorOn(field, errorText(error, request.ctx.locale))];
    const model = await instructPage(request.ctx, await theCase(request), panels, { kind, reason, errors });
    return page(request, reply.code(422), 'cases/case', model);
  }
}

function corrections(app: FastifyInstance): void {
  app.post<{ Params: Ref & { document: string } }>(
    paths.checkDocumentPath.pattern,
    access('cases.instruct'),
    async (request, reply) => {
      const { ctx, params } = request;
      const form = readForm(CheckPieceForm, request.body, ctx.locale);
      if (!form.ok) {
        const typed = {
          problem: typedText(form.typed, 'problem'),
          reason: typedText(form.typed, 'reason'),
          errors: form.errors,
        };
        const model = await documentsPage(ctx, await theCase(request), Number(params.document), {
          form: typed,
        });
        return page(request, reply.code(422), 'cases/case-documents', model);
      }
      const { verdict, ...why } = form.data;
      const refusal = await refusalOnForm(
        checkPiece(ctx, params.ref, Number(params.document), { state: verdict, ...why } as never),
      );
      if (refusal) {
        const errors = [errorOn('accept', errorText(refusal, ctx.locale))];
        const model = await documentsPage(ctx, await theCase(request), Number(params.document), {
          form: { errors },
        });
        return page(request, reply.code(422), 'cases/case-documents', model);
      }
      const said = { accepted: 'accepted', refused: 'pieceRefused', received: 'reopened' } as const;
      flash(reply, 'success', `cases.flash.${said[verdict]}`);
      // Accepted: on to the next piece to examine. Refused or taken back: stay, so that it can be read again.
      const stay = verdict === 'accepted' ? {} : { document: params.document };
      return seeOther(request, reply, paths.caseDocumentsPath({ ref: params.ref }, stay));
    },
  );

  app.get<{ Params: Ref }>(
    paths.caseCorrectionPath.pattern,
    access('cases.instruct'),
    async (request, reply) =>
      page(
        request,
        reply,
        'cases/case-correction',
        await correctionPage(request.ctx, await theCase(request)),
      ),
  );

  app.post<{ Params: Ref }>(
    paths.caseCorrectionPath.pattern,
    access('cases.instruct'),
    async (request, reply) => {
      const { ctx, params } = request;
      const form = readCorrection(request.body, ctx.locale);
      const again = async (errors: readonly ReturnType<typeof errorOn>[]) => {
        const model = await correctionPage(ctx, await theCase(request), { typed: form.typed, errors });
        return page(request, reply.code(422), 'cases/case-correction', model);
      };
      if (!form.ok) return again(form.errors);
      try {
        const outcome = await requestCorrection(ctx, params.ref, form.data);
        return after(request, reply, outcome, 'cases.flash.asked');
      } catch (error) {
        if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error;
        const field = error.code === 'cases.errors.dueInPast' ? 'dueOn' : 'document-vacancy-evidence-problem';
        return again([errorOn(field, errorText(error, ctx.locale))]);
      }
    },
  );
}

/** A file still in quarantine is said so on the page; anything else stays an error. */
async function refusalOnForm(deed: Promise<void>): Promise<DomainError | null> {
  try {
    await deed;
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'documents.errors.fileInQuarantine') return error;
    throw error;
  }
}

function assignment(app: FastifyInstance): void {
  app.post<{ Params: Ref }>(paths.assignPath.pattern, access('cases.instruct'), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(AssignForm, typedValues(request.body), ctx.locale);
    const to = form.ok && form.data.to > 0 ? (form.data.to as AccountId) : null;
    await assignCase(ctx, params.ref, to);
    flash(reply, 'success', 'cases.flash.assigned');
    return seeOther(request, reply, paths.casePath(params));
  });
}
