import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openRefusalsOf } from '../people/people-queries.ts';
import { mustExist } from '../shared/errors.ts';
import type { RecipientId, UnitId } from '../shared/ids.ts';
import { flash } from '../web/flash.ts';
import { type FieldError, readForm, type Typed, typedText, typedValues } from '../web/forms.ts';
import { numbered } from '../web/numbered.ts';
import { page, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { ToldForm } from './answer-forms.ts';
import { recipientForStaff } from './campaign-for-staff.ts';
import { campaignIdOf, type OfCampaign } from './campaign-routes.ts';
import * as paths from './campaigns-paths.ts';
import { removeRecipient } from './edit-campaign.ts';
import { homesOf } from './gather-letters.ts';
import { recipientPage } from './recipient-pages.ts';
import { answersOf } from './recipient-store.ts';
import { recordTold } from './record-answer.ts';

const WHO = 'campaigns.manage' as const;
const recipientIdOf = ({ params }: FastifyRequest<OfCampaign>): RecipientId =>
  numbered<RecipientId>(params.recipient);

/** One recipient: what the owner said, what a member of staff heard, and whether the letter leaves at all. */
export function recipientRoutes(app: FastifyInstance): void {
  app.get<OfCampaign>(paths.recipientPath.pattern, access(WHO), async (request, reply) =>
    show(request, reply, null, []),
  );

  app.post<OfCampaign>(paths.recipientPath.pattern, access(WHO), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(ToldForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form.typed, form.errors);
    const { unit, channel, speaker, ...told } = form.data;
    await ofThisCampaign(request);
    await recordTold(
      ctx,
      recipientIdOf(request),
      { ...told, speaker, unitId: unit as UnitId | null },
      channel,
    );
    flash(reply, 'success', 'campaigns.flash.answered');
    return seeOther(request, reply, paths.campaignPath({ campaign: campaignIdOf(request) }));
  });

  app.post<OfCampaign>(paths.removeRecipientPath.pattern, access(WHO), async (request, reply) => {
    await ofThisCampaign(request);
    const removed = typedText(typedValues(request.body), 'removed') === 'yes';
    await removeRecipient(request.ctx, recipientIdOf(request), removed);
    flash(reply, 'success', removed ? 'campaigns.flash.removed' : 'campaigns.flash.restored');
    return seeOther(request, reply, paths.campaignPath({ campaign: campaignIdOf(request) }));
  });
}

async function ofThisCampaign(request: FastifyRequest<OfCampaign>) {
  const { ctx } = request;
  const seen = await recipientForStaff(ctx.db.read, ctx, recipientIdOf(request));
  mustExist(seen.campaign.id === campaignIdOf(request) ? seen : null, 'web.error.404.text');
  return seen;
}

async function show(
  request: FastifyRequest<OfCampaign>,
  reply: FastifyReply,
  typed: Typed | null,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { ctx } = request;
  const { read } = ctx.db;
  const { campaign, recipient } = await ofThisCampaign(request);
  const homes = (await homesOf(read, ctx, [recipient])).get(recipient.id) ?? [];
  const answers = await answersOf(read, recipient.id);
  const refusal = (await openRefusalsOf(read, [recipient.ownerId])).get(recipient.ownerId) ?? null;
  const model = recipientPage(ctx, { campaign, recipient, homes, answers, refusal }, typed, errors);
  return page(request, reply, 'campaigns/recipient', model);
}
