import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { isForForm, notFound, refused } from '../shared/errors.ts';
import type { CampaignId, RecipientId } from '../shared/ids.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedValues } from '../web/forms.ts';
import { numbered, numberIn } from '../web/numbered.ts';
import { page, pageOrFragment, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { campaignReference } from './campaign.ts';
import { campaignForStaff } from './campaign-for-staff.ts';
import { ReturnedForm, SendForm } from './campaign-forms.ts';
import { campaignLetter } from './campaign-letter-pdf.ts';
import { campaignListPage } from './campaign-list-pages.ts';
import { campaignPage } from './campaign-pages.ts';
import * as paths from './campaigns-paths.ts';
import { exportRecipients } from './export-recipients.ts';
import { RECIPIENT_FILTERS, type RecipientFilter } from './recipient-filter.ts';
import { recordReturned } from './record-answer.ts';
import { readReturnCode } from './reply-code.ts';
import { makeSecondWave } from './second-wave.ts';
import { seeCampaign, seeCampaigns } from './see-campaign.ts';
import { cancelCampaign, postponeCampaign, prepareCampaign, sendCampaign } from './send-campaign.ts';
import { firstRecipient, previewLetter, sendTestLetter } from './test-letter.ts';

export type OfCampaign = {
  Params: { campaign: string; recipient?: string };
  Querystring: { show?: string; after?: string; before?: string; recipient?: string };
};
const WHO = 'campaigns.manage';

export const campaignIdOf = ({ params }: FastifyRequest<OfCampaign>): CampaignId =>
  numbered<CampaignId>(params.campaign);

/** Campaigns: the list, one of them with its figures and recipients, and what is decided about it. */
export function campaignRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: { before?: string } }>(
    paths.campaignsPath.pattern,
    access(WHO),
    async (request, reply) => {
      const before = numberIn(request.query.before);
      const seen = await seeCampaigns(request.ctx, before);
      return page(request, reply, 'campaigns/list', campaignListPage(request.ctx, seen));
    },
  );

  app.get<OfCampaign>(paths.campaignPath.pattern, access(WHO), async (request, reply) =>
    showCampaign(request, reply),
  );
  decisionRoutes(app);
  fileRoutes(app);
}

function decisionRoutes(app: FastifyInstance): void {
  const decisions = [
    { path: paths.prepareCampaignPath, decide: prepareCampaign, key: 'campaigns.flash.prepared' },
    { path: paths.postponeCampaignPath, decide: postponeCampaign, key: 'campaigns.flash.postponed' },
    { path: paths.cancelCampaignPath, decide: cancelCampaign, key: 'campaigns.flash.cancelled' },
  ] as const;
  for (const { path, decide, key } of decisions)
    app.post<OfCampaign>(path.pattern, access(WHO), async (request, reply) => {
      await decide(request.ctx, campaignIdOf(request));
      flash(reply, 'success', key);
      return seeOther(request, reply, paths.campaignPath({ campaign: campaignIdOf(request) }));
    });

  app.post<OfCampaign>(paths.sendCampaignPath.pattern, access(WHO), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(SendForm, request.body, ctx.locale);
    if (!form.ok) return showCampaign(request, reply.code(422), form);
    return attempt(request, reply, 'sentOn', async () => {
      await sendCampaign(ctx, campaignIdOf(request), form.data.sentOn as never);
      flash(reply, 'success', 'campaigns.flash.sent');
    });
  });

  app.post<OfCampaign>(paths.returnedLetterPath.pattern, access(WHO), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(ReturnedForm, request.body, ctx.locale);
    if (!form.ok) return showCampaign(request, reply.code(422), form);
    return attempt(request, reply, 'code', async () => {
      const recipient = readReturnCode(form.data.code);
      if (recipient === null) throw refused('campaigns.errors.unknownReturnCode');
      const { name } = await recordReturned(ctx, campaignIdOf(request), recipient as RecipientId);
      flash(reply, 'success', 'campaigns.flash.returned', { name });
    });
  });

  app.post<OfCampaign>(paths.secondWavePath.pattern, access(WHO), async (request, reply) => {
    const wave = await makeSecondWave(request.ctx, campaignIdOf(request));
    flash(reply, 'success', 'campaigns.flash.secondWave');
    return seeOther(request, reply, paths.campaignPath({ campaign: wave.id }));
  });
}

function fileRoutes(app: FastifyInstance): void {
  app.get<OfCampaign>(paths.lettersPath.pattern, access(WHO), async (request, reply) => {
    const { ctx } = request;
    const campaign = await campaignForStaff(ctx.db.read, ctx, campaignIdOf(request));
    if (campaign.lettersHash === null) throw notFound('web.error.404.text');
    const name = campaignReference(campaign.year, campaign.number).toLowerCase();
    reply.header('content-disposition', `attachment; filename="${name}.pdf"`);
    return reply.type('application/pdf').send(await ctx.files.stream(campaign.lettersHash));
  });

  const drawing = access(WHO as 'campaigns.manage', limited(60));
  app.get<OfCampaign>(paths.previewLetterPath.pattern, drawing, async (request, reply) => {
    const { ctx } = request;
    const campaign = await campaignForStaff(ctx.db.read, ctx, campaignIdOf(request));
    const facts = await previewLetter(ctx, campaign, await firstRecipient(ctx, campaign.id));
    reply.header('content-disposition', 'inline; filename="lettre.pdf"');
    return reply.type('application/pdf').send(Buffer.from(await ctx.pdf.render(campaignLetter(facts))));
  });

  app.post<OfCampaign>(paths.testLetterPath.pattern, access(WHO, limited(20)), async (request, reply) => {
    const email = await sendTestLetter(request.ctx, campaignIdOf(request));
    flash(reply, 'success', 'campaigns.flash.test', { email });
    return seeOther(request, reply, paths.campaignPath({ campaign: campaignIdOf(request) }));
  });

  app.get<OfCampaign>(
    paths.exportRecipientsPath.pattern,
    access(WHO, limited(20)),
    async (request, reply) => {
      const lines = await exportRecipients(request.ctx, campaignIdOf(request), shownPart(request));
      const name = translate(request.ctx.locale, 'campaigns.export.fileName');
      reply.header('content-disposition', `attachment; filename="${name}-${campaignIdOf(request)}.csv"`);
      return reply.type('text/csv; charset=utf-8').send(Readable.from(lines));
    },
  );
}

const shownPart = ({ query }: FastifyRequest<OfCampaign>): RecipientFilter =>
  RECIPIENT_FILTERS.find((name) => name === query.show) ?? 'all';

async function showCampaign(
  request: FastifyRequest<OfCampaign>,
  reply: FastifyReply,
  refusedForm: { typed: Typed; errors: readonly FieldError[] } | null = null,
): Promise<FastifyReply> {
  const { after, before } = request.query;
  const [next, last] = [numberIn(after), numberIn(before)];
  const place =
    next !== null
      ? ({ side: 'after', id: next } as const)
      : last !== null
        ? ({ side: 'before', id: last } as const)
        : null;
  const seen = await seeCampaign(request.ctx, campaignIdOf(request), shownPart(request), place);
  const model = await campaignPage(request.ctx, seen, refusedForm);
  return pageOrFragment(request, reply, { page: 'campaigns/show', fragment: 'campaigns/show-body' }, model);
}

/** Does the deed and goes back to the campaign; where a rule says no, the page comes back with the reason. */
async function attempt(
  request: FastifyRequest<OfCampaign>,
  reply: FastifyReply,
  field: string,
  deed: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    await deed();
    return seeOther(request, reply, paths.campaignPath({ campaign: campaignIdOf(request) }));
  } catch (error) {
    if (!isForForm(error)) throw error;
    const errors = [errorOn(field, errorText(error, request.ctx.locale))];
    return showCampaign(request, reply.code(422), { typed: typedValues(request.body), errors });
  }
}
