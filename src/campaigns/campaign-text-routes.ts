import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { recordFile, storeUpload } from '../files/keep-file.ts';
import { translator } from '../i18n/translate.ts';
import { DomainError, isForForm } from '../shared/errors.ts';
import type { FileHash } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import { chosenUnits, describeChoice } from '../units/outreach/chosen-units.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../web/forms.ts';
import { page, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { readUpload, type Upload } from '../web/uploads.ts';
import { campaignReference } from './campaign.ts';
import { campaignForStaff } from './campaign-for-staff.ts';
import { CampaignTextForm, NewCampaignForm } from './campaign-forms.ts';
import { campaignIdOf, type OfCampaign } from './campaign-routes.ts';
import { campaignTextPage, newCampaignPage } from './campaign-text-pages.ts';
import * as paths from './campaigns-paths.ts';
import { createCampaign } from './create-campaign.ts';
import { editCampaign } from './edit-campaign.ts';
import { mergeFaults } from './merge-text.ts';

const WHO = 'campaigns.manage' as const;

/** Making a campaign from what the register's filter lets through, and changing its words. */
export function campaignTextRoutes(app: FastifyInstance): void {
  app.get(paths.newCampaignPath.pattern, access(WHO), async (request, reply) => {
    const query = new URLSearchParams(request.url.split('?')[1] ?? '').toString();
    return compose(request, reply, query, null, []);
  });

  const sending = access(WHO, limited(30));
  app.post(paths.newCampaignPath.pattern, sending, async (request, reply) => {
    const { ctx } = request;
    const upload = await readUpload(request);
    const form = readForm(NewCampaignForm, upload.fields, ctx.locale);
    const query = String(form.typed.filter ?? '');
    const errors = [...(form.ok ? [] : form.errors), ...mergeErrors(form.typed, ctx.locale)];
    if (!form.ok || errors.length > 0) return compose(request, reply.code(422), query, form.typed, errors);
    const { filter: _, ...wish } = form.data;
    try {
      const signatureHash = await signatureIn(ctx, upload);
      const campaign = await createCampaign(ctx, { ...wish, signatureHash }, chosenUnits(ctx, query));
      flash(reply, 'success', 'campaigns.flash.created');
      return seeOther(request, reply, paths.campaignPath({ campaign: campaign.id }));
    } catch (error) {
      return compose(request, reply.code(422), query, form.typed, [saidNo(error, ctx.locale)]);
    }
  });

  app.get<OfCampaign>(paths.campaignTextPath.pattern, access(WHO), async (request, reply) =>
    edit(request, reply, null, []),
  );

  app.post<OfCampaign>(paths.campaignTextPath.pattern, sending, async (request, reply) => {
    const { ctx } = request;
    const upload = await readUpload(request);
    const form = readForm(CampaignTextForm, upload.fields, ctx.locale);
    const errors = [...(form.ok ? [] : form.errors), ...mergeErrors(form.typed, ctx.locale)];
    if (!form.ok || errors.length > 0) return edit(request, reply.code(422), form.typed, errors);
    const { version, dropSignature, ...text } = form.data;
    const id = campaignIdOf(request);
    try {
      const { signatureHash: before } = await campaignForStaff(ctx.db.read, ctx, id);
      const given = await signatureIn(ctx, upload);
      const signatureHash = given ?? (dropSignature === 'yes' ? null : before);
      await editCampaign(ctx, id, version, { ...text, signatureHash });
    } catch (error) {
      return edit(request, reply.code(422), form.typed, [saidNo(error, ctx.locale)]);
    }
    flash(reply, 'success', 'campaigns.flash.edited');
    return seeOther(request, reply, paths.campaignPath({ campaign: id }));
  });
}

/** Each brace that means nothing, with its place. */
function mergeErrors(typed: Typed, locale: Locale): FieldError[] {
  const t = translator(locale);
  return (['subject', 'body'] as const).flatMap((field) =>
    mergeFaults(String(typed[field] ?? '')).map(({ kind, found, line, column }) =>
      errorOn(field, t(`campaigns.errors.${kind}`, { found, line, column })),
    ),
  );
}

function saidNo(error: unknown, locale: Locale): FieldError {
  if (!isForForm(error)) throw error;
  return errorOn(error.code.startsWith('documents.') ? 'signature' : 'name', errorText(error, locale));
}

/** A drawn signature: a picture, made anew before it is kept. */
async function signatureIn(ctx: Context, { files }: Upload): Promise<FileHash | null> {
  const [file] = files;
  if (!file) return null;
  const stored = await storeUpload(ctx, file.bytes, { sensitive: true });
  if (stored.mime === 'application/pdf') throw new DomainError('refused', 'campaigns.errors.signatureKind');
  await ctx.db.tx((d) => recordFile(d, ctx, stored));
  return stored.hash;
}

async function compose(
  request: FastifyRequest,
  reply: FastifyReply,
  query: string,
  typed: Typed | null,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { ctx } = request;
  const group = { filter: query, ...(await describeChoice(ctx, query)) };
  const model = newCampaignPage(ctx, group, typed, errors);
  return page(request, reply, 'campaigns/new', model);
}

async function edit(
  request: FastifyRequest<OfCampaign>,
  reply: FastifyReply,
  typed: Typed | null,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { ctx } = request;
  const campaign = await campaignForStaff(ctx.db.read, ctx, campaignIdOf(request));
  const reference = campaignReference(campaign.year, campaign.number);
  const model = campaignTextPage(ctx, campaign, reference, typed, errors);
  return page(request, reply, 'campaigns/text', model);
}
