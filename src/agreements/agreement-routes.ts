import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CaseRow } from '../cases/cases-queries.ts';
import { caseForStaff } from '../cases/open-case.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm, typedText } from '../web/forms.ts';
import { page, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { actCopies, actFiles } from './acts/act-file-routes.ts';
import { actPdf } from './acts/act-pdf.ts';
import { CountersignForm, InviteForm, IssueForm, SignForm } from './agreement-forms.ts';
import { agreementPage, type SignAgain, signPage } from './agreement-pages.ts';
import * as paths from './agreements-paths.ts';
import { amendmentRoutes } from './amendments/amendment-routes.ts';
import { myAmendmentRoutes } from './amendments/my-amendment-routes.ts';
import { issueAgreement } from './issue-agreement.ts';
import { previewAgreement } from './preview-agreement.ts';
import { refusalOf } from './refusal-on-form.ts';
import { scanRoutes } from './scans/scan-routes.ts';
import { caseForSignatory } from './signing/case-for-signatory.ts';
import { countersignAgreement } from './signing/countersign-agreement.ts';
import { inviteSignatory } from './signing/invite-signatory.ts';
import { sendSigningCode } from './signing/send-signing-code.ts';
import { signAsOwner } from './signing/sign-agreement.ts';
import { templateRoutes } from './templates/template-routes.ts';
import { verifyRoutes } from './verification/verify-routes.ts';
import { invoiceRoutes } from './works/invoice-routes.ts';
import { worksRoutes } from './works/works-routes.ts';

type Ref = { readonly ref: string };
type Own = { readonly case: string };

/** Agreements: issuing, reading, signing on line by both parties; works, visits, invoices; public verification. */
export function agreementRoutes(app: FastifyInstance): void {
  staffAgreement(app);
  ownerAgreement(app);
  actFiles(app);
  actCopies(app);
  scanRoutes(app);
  amendmentRoutes(app);
  myAmendmentRoutes(app);
  worksRoutes(app);
  invoiceRoutes(app);
  templateRoutes(app);
  verifyRoutes(app);
}

const theCase = (request: FastifyRequest<{ Params: Ref }>): Promise<CaseRow> =>
  caseForStaff(request.ctx.db.read, request.ctx, request.params.ref);
const ownCase = (request: FastifyRequest<{ Params: Own }>): Promise<CaseRow> =>
  caseForSignatory(request.ctx.db.read, request.ctx, Number(request.params.case));

function staffAgreement(app: FastifyInstance): void {
  type Request = FastifyRequest<{ Params: Ref }>;
  const show = async (request: Request, reply: FastifyReply, errors: readonly FieldError[] = []) =>
    page(
      request,
      errors.length > 0 ? reply.code(422) : reply,
      'agreements/show',
      await agreementPage(request.ctx, await theCase(request), errors),
    );

  app.get<{ Params: Ref }>(paths.agreementPath.pattern, access('cases.see'), (request, reply) =>
    show(request, reply),
  );

  app.get<{ Params: Ref }>(
    paths.previewAgreementPath.pattern,
    access('agreements.issue', limited(20)),
    async (request, reply) => {
      const facts = await previewAgreement(request.ctx, await theCase(request));
      const bytes = await request.ctx.pdf.render(actPdf(facts, () => ''));
      return reply
        .header('content-disposition', 'inline; filename="projet-de-convention.pdf"')
        .type('application/pdf')
        .send(Buffer.from(bytes));
    },
  );

  app.post<{ Params: Ref }>(
    paths.issueAgreementPath.pattern,
    access('agreements.issue'),
    async (request, reply) => {
      const form = readForm(IssueForm, request.body, request.ctx.locale);
      if (!form.ok) return show(request, reply, form.errors);
      await issueAgreement(request.ctx, request.params.ref, form.data.version);
      flash(reply, 'success', 'agreements.issue.done');
      return seeOther(request, reply, paths.agreementPath(request.params));
    },
  );

  app.post<{ Params: Ref }>(
    paths.inviteSignatoryPath.pattern,
    access('agreements.issue', limited(20)),
    async (request, reply) => {
      const form = readForm(InviteForm, request.body, request.ctx.locale);
      if (!form.ok) return show(request, reply, form.errors);
      await inviteSignatory(request.ctx, request.params.ref, form.data);
      flash(reply, 'success', 'signing.reach.done');
      return seeOther(request, reply, paths.agreementPath(request.params));
    },
  );

  app.post<{ Params: Ref }>(
    paths.countersignPath.pattern,
    access('agreements.sign'),
    async (request, reply) => {
      const { ctx, params } = request;
      const form = readForm(CountersignForm, request.body, ctx.locale);
      if (!form.ok) return show(request, reply, form.errors);
      const refusal = await refusalOf(() => countersignAgreement(ctx, params.ref, form.data));
      if (refusal) return show(request, reply, [errorOn('read', errorText(refusal, ctx.locale))]);
      flash(reply, 'success', 'agreements.countersign.done');
      return seeOther(request, reply, paths.agreementPath(params));
    },
  );
}

const again = (errors: readonly FieldError[], readTicked = false): SignAgain => ({ errors, readTicked });

function ownerAgreement(app: FastifyInstance): void {
  type Request = FastifyRequest<{ Params: Own }>;
  const show = async (request: Request, reply: FastifyReply, again?: SignAgain) =>
    page(
      request,
      again ? reply.code(422) : reply,
      'agreements/sign',
      await signPage(request.ctx, await ownCase(request), again),
    );

  app.get<{ Params: Own }>(paths.myAgreementPath.pattern, access('owner'), (request, reply) =>
    show(request, reply),
  );

  app.post<{ Params: Own }>(
    paths.sendCodePath.pattern,
    access('owner', limited(10)),
    async (request, reply) => {
      const { ctx, params } = request;
      const refusal = await refusalOf(() => sendSigningCode(ctx, Number(params.case)));
      if (refusal) return show(request, reply, again([errorOn('send-code', errorText(refusal, ctx.locale))]));
      return seeOther(request, reply, `${paths.myAgreementPath(params)}#signer`);
    },
  );

  app.post<{ Params: Own }>(paths.signPath.pattern, access('owner', limited(20)), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(SignForm, request.body, ctx.locale);
    const ticked = typedText(form.typed, 'read') === 'yes';
    if (!form.ok) return show(request, reply, again(form.errors, ticked));
    const refusal = await refusalOf(() => signAsOwner(ctx, Number(params.case), form.data));
    if (refusal)
      return show(request, reply, again([errorOn('code', errorText(refusal, ctx.locale))], ticked));
    flash(reply, 'success', 'agreements.sign.done');
    return seeOther(request, reply, paths.myAgreementPath(params));
  });
}
