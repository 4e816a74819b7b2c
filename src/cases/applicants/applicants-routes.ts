import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isForForm } from '../../shared/errors.ts';
import type { ApplicantId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readUpload } from '../../web/uploads.ts';
import { tasksOf } from '../application/submit-case.ts';
import { nextTaskPath } from '../application/task-paths.ts';
import * as paths from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { caseForApplicant } from '../open-case.ts';
import { answerConsent } from './answer-consent.ts';
import {
  AskForm,
  AssociateForm,
  CompanyForm,
  ConsentForm,
  CoOwnerForm,
  CorrectionOfOwnerForm,
} from './applicants-forms.ts';
import { associatePage, coOwnerPage, ownersPage } from './applicants-pages.ts';
import { consentPath } from './applicants-paths.ts';
import { askConsent } from './ask-consent.ts';
import { consentDonePage, consentPage } from './consent-pages.ts';
import { correctCoOwner, nameCoOwner, removeCoOwner, sayCompany } from './name-co-owners.ts';
import { openConsent } from './open-consent.ts';
import { keepPeople } from './people-of-case.ts';
import { sendConsentPaper } from './send-consent-paper.ts';

type CaseParams = { readonly case: string };
type OwnerParams = CaseParams & { readonly applicant: string };

const ownCase = (request: FastifyRequest<{ Params: CaseParams }>): Promise<CaseRow> =>
  caseForApplicant(request.ctx.db.read, request.ctx, Number(request.params.case));

/** Who owns the dwelling of an application, the consent of each; and the page by which one answers without an account. */
export function applicantRoutes(app: FastifyInstance): void {
  for (const door of paths.APPLICATION_DOORS) {
    list(app, door);
    naming(app, door);
    associates(app, door);
    asking(app, door);
  }
  answering(app);
}

async function showOwners(
  request: FastifyRequest<{ Params: CaseParams }>,
  reply: FastifyReply,
  form: Parameters<typeof ownersPage>[3] = null,
): Promise<FastifyReply> {
  const { ctx } = request;
  const row = await ownCase(request);
  const { tasks } = await tasksOf(ctx.db.read, ctx, row);
  const next = nextTaskPath(paths.waysOf(ctx), row, tasks, 'owners');
  return page(request, reply, 'cases/owners', await ownersPage(ctx, row, next, form));
}

/** A rule that says no is said on the page of owners, which shows how things stand. */
async function attempt(
  request: FastifyRequest<{ Params: CaseParams }>,
  reply: FastifyReply,
  deed: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    await deed();
  } catch (error) {
    if (!isForForm(error) || error.code === 'cases.errors.locked') throw error;
    const errors = [errorOn('owners', errorText(error, request.ctx.locale))];
    return showOwners(request, reply.code(422), { typed: {}, errors });
  }
  return seeOther(request, reply, paths.waysOf(request.ctx).owners({ case: request.params.case }));
}

function list(app: FastifyInstance, { ways, door }: paths.ApplicationDoor): void {
  app.get<{ Params: CaseParams }>(ways.owners.pattern, access(door), async (request, reply) => {
    const row = await ownCase(request);
    if (row.state !== 'draft' && row.state !== 'to-complete')
      return seeOther(request, reply, ways.home({ case: row.id }));
    await request.ctx.db.tx((d) => keepPeople(d, row));
    return showOwners(request, reply);
  });

  app.post<{ Params: CaseParams }>(ways.company.pattern, access(door), async (request, reply) => {
    const form = readForm(CompanyForm, request.body, request.ctx.locale);
    if (!form.ok) return showOwners(request, reply.code(422), form);
    return attempt(request, reply, async () => {
      await sayCompany(request.ctx, Number(request.params.case), form.data);
      flash(reply, 'success', 'applicants.company.saved');
    });
  });
}

function naming(app: FastifyInstance, { ways, door }: paths.ApplicationDoor): void {
  app.get<{ Params: CaseParams }>(ways.newOwner.pattern, access(door), async (request, reply) =>
    page(request, reply, 'cases/co-owner', await coOwnerPage(request.ctx, await ownCase(request), null)),
  );

  app.post<{ Params: CaseParams }>(ways.newOwner.pattern, access(door), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(CoOwnerForm, request.body, ctx.locale);
    if (!form.ok) {
      const model = await coOwnerPage(ctx, await ownCase(request), null, form);
      return page(request, reply.code(422), 'cases/co-owner', model);
    }
    const { company, ...named } = form.data;
    return attempt(request, reply, async () => {
      await nameCoOwner(ctx, Number(request.params.case), { ...named, company: company === 'yes' });
      flash(reply, 'success', 'applicants.flash.added');
    });
  });

  app.get<{ Params: OwnerParams }>(ways.owner.pattern, access(door), async (request, reply) => {
    const applicant = numbered<ApplicantId>(request.params.applicant);
    const model = await coOwnerPage(request.ctx, await ownCase(request), applicant);
    return page(request, reply, 'cases/co-owner', model);
  });

  app.post<{ Params: OwnerParams }>(ways.owner.pattern, access(door), async (request, reply) => {
    const { ctx } = request;
    const applicant = numbered<ApplicantId>(request.params.applicant);
    const form = readForm(CorrectionOfOwnerForm, request.body, ctx.locale);
    if (!form.ok) {
      const model = await coOwnerPage(ctx, await ownCase(request), applicant, form);
      return page(request, reply.code(422), 'cases/co-owner', model);
    }
    const { email, left } = form.data;
    return attempt(request, reply, async () => {
      const standing = left === 'yes' ? 'left' : 'holds';
      await correctCoOwner(ctx, Number(request.params.case), applicant, { email, standing });
      flash(reply, 'success', 'applicants.flash.corrected');
    });
  });

  app.post<{ Params: OwnerParams }>(ways.removeOwner.pattern, access(door), async (request, reply) =>
    attempt(request, reply, async () => {
      const { params, ctx } = request;
      await removeCoOwner(ctx, Number(params.case), numbered<ApplicantId>(params.applicant));
      flash(reply, 'success', 'applicants.flash.removed');
    }),
  );
}

/** Of an SCI: who its associates are, and the decision that they took together. */
function associates(app: FastifyInstance, { ways, door }: paths.ApplicationDoor): void {
  app.get<{ Params: CaseParams }>(ways.newAssociate.pattern, access(door), async (request, reply) =>
    page(request, reply, 'cases/co-owner', associatePage(request.ctx, await ownCase(request))),
  );

  app.post<{ Params: CaseParams }>(ways.newAssociate.pattern, access(door), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(AssociateForm, request.body, ctx.locale);
    if (!form.ok) {
      const model = associatePage(ctx, await ownCase(request), form);
      return page(request, reply.code(422), 'cases/co-owner', model);
    }
    const { company, ...named } = form.data;
    return attempt(request, reply, async () => {
      const associate = { ...named, company: company === 'yes', right: null, associate: true };
      await nameCoOwner(ctx, Number(request.params.case), associate);
      flash(reply, 'success', 'applicants.flash.associate');
    });
  });

  app.post<{ Params: CaseParams }>(
    ways.associatesDecision.pattern,
    access(door, limited(60)),
    async (request, reply) => {
      const { files } = await readUpload(request);
      return attempt(request, reply, async () => {
        for (const file of files.slice(0, 1))
          await sendConsentPaper(request.ctx, Number(request.params.case), 'associates', file);
        flash(reply, 'success', 'applicants.flash.decision');
      });
    },
  );
}

function asking(app: FastifyInstance, { ways, door }: paths.ApplicationDoor): void {
  app.post<{ Params: CaseParams }>(
    ways.askOwners.pattern,
    access(door, limited(20)),
    async (request, reply) => {
      const form = readForm(AskForm, request.body, request.ctx.locale);
      const only = form.ok ? (form.data.applicant as ApplicantId | undefined) : undefined;
      return attempt(request, reply, async () => {
        const count = await askConsent(request.ctx, Number(request.params.case), only);
        flash(reply, count > 0 ? 'success' : 'info', 'applicants.flash.asked', { count });
      });
    },
  );

  app.post<{ Params: OwnerParams }>(
    ways.ownerPaper.pattern,
    access(door, limited(60)),
    async (request, reply) => {
      const { files } = await readUpload(request);
      const applicant = numbered<ApplicantId>(request.params.applicant);
      return attempt(request, reply, async () => {
        for (const file of files.slice(0, 1))
          await sendConsentPaper(request.ctx, Number(request.params.case), applicant, file);
        flash(reply, 'success', 'applicants.flash.paper');
      });
    },
  );
}

function answering(app: FastifyInstance): void {
  type Params = { readonly token: string };
  const door = access('public', limited(30));

  app.get<{ Params: Params }>(consentPath.pattern, door, async (request, reply) => {
    const { ctx, params } = request;
    const open = await openConsent(ctx.db.read, ctx, params.token);
    if (open.consent.answer !== null)
      return page(
        request,
        reply,
        'cases/consent-done',
        await consentDonePage(ctx, open, open.consent.answer),
      );
    return page(request, reply, 'cases/consent', await consentPage(ctx, params.token, open));
  });

  app.post<{ Params: Params }>(consentPath.pattern, door, async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(ConsentForm, request.body, ctx.locale);
    if (!form.ok) {
      const open = await openConsent(ctx.db.read, ctx, params.token);
      const model = await consentPage(ctx, params.token, open, form);
      return page(request, reply.code(422), 'cases/consent', model);
    }
    await answerConsent(ctx, params.token, form.data);
    return seeOther(request, reply, consentPath(params));
  });
}
