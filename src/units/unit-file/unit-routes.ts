import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MessageKey } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { DomainError, isForForm } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, type Form, readForm, type Typed } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { keptUnit } from '../merge/merge-store.ts';
import { writeToOwner } from '../outreach/write-to-owner.ts';
import * as paths from '../units-paths.ts';
import { mandatesOn, ownersOfUnit } from '../units-queries.ts';
import { contactPage } from './contact-pages.ts';
import { correctOwnerDetails } from './correct-owner-details.ts';
import { assignUnit, editFollowUp, unitForStaff } from './edit-unit.ts';
import { noteContact } from './note-contact.ts';
import { seeUnit } from './see-unit.ts';
import { AssignmentForm, ContactForm, FollowUpForm, NoteForm, OwnerDetailsForm } from './unit-forms.ts';
import { type Refused, unitPage } from './unit-pages.ts';
import type { UnitPanel } from './unit-panels.ts';

type OfUnit = { Params: { unit: string; owner?: string } };

export const unitIdOf = (request: FastifyRequest<OfUnit>): UnitId => numbered(request.params.unit);

/** One unit: what is known of it, who owns it, what was done about it. */
export function unitRoutes(app: FastifyInstance, { panels }: { panels: readonly UnitPanel[] }): void {
  app.decorate('unitPanels', { getter: () => panels });
  app.get<OfUnit>(paths.unitPath.pattern, access('units.see'), async (request, reply) => {
    // A record that was merged leads to the unit that remains: links in mails and notes still work.
    const asked = unitIdOf(request);
    const kept = await keptUnit(request.ctx.db.read, asked);
    if (kept === asked) return show(request, reply);
    flash(reply, 'info', 'unitLife.merge.redirected');
    return seeOther(request, reply, paths.unitPath({ unit: kept }));
  });

  app.post<OfUnit>(paths.followUpPath.pattern, access('units.edit'), async (request, reply) => {
    const form = readForm(FollowUpForm, request.body, request.ctx.locale);
    if (!form.ok) return refuse(request, reply, 'followUp', form);
    return attempt(request, reply, 'followUp', form, async () => {
      await editFollowUp(request.ctx, unitIdOf(request), form.data.version, form.data);
      return done(request, reply, 'register.flash.followUp');
    });
  });

  app.post<OfUnit>(paths.assignUnitPath.pattern, access('units.edit'), async (request, reply) => {
    const form = readForm(AssignmentForm, request.body, request.ctx.locale);
    if (!form.ok) return refuse(request, reply, 'assignment', form);
    return attempt(request, reply, 'assignment', form, async () => {
      await assignUnit(request.ctx, unitIdOf(request), form.data.version, form.data.assignedTo);
      return done(request, reply, 'register.flash.assigned');
    });
  });

  app.post<OfUnit>(paths.ownerDetailsPath.pattern, access('units.contact'), async (request, reply) => {
    const form = readForm(OwnerDetailsForm, request.body, request.ctx.locale);
    const owner = numbered<OwnerId>(request.params.owner);
    if (!form.ok)
      return refuse(request, reply, 'owner', { ...form, errors: ofOwner(form.errors, owner) }, owner);
    const { version, ...details } = form.data;
    return attempt(request, reply, 'owner', form, async () => {
      await correctOwnerDetails(request.ctx, unitIdOf(request), owner, version, details);
      return done(request, reply, 'register.flash.owner');
    });
  });

  app.post<OfUnit>(paths.noteContactPath.pattern, access('units.contact'), async (request, reply) => {
    const form = readForm(NoteForm, request.body, request.ctx.locale);
    if (!form.ok) return refuse(request, reply, 'note', form);
    const { owner, channel, text } = form.data;
    return attempt(request, reply, 'note', form, async () => {
      await noteContact(request.ctx, unitIdOf(request), { ownerId: owner as OwnerId, channel, text });
      return done(request, reply, 'register.flash.noted');
    });
  });

  contactRoutes(app);
}

/** Writing to an owner, with the personal link that opens this home. */
function contactRoutes(app: FastifyInstance): void {
  app.get<OfUnit>(paths.contactPath.pattern, access('units.contact'), async (request, reply) =>
    compose(request, reply, null),
  );

  const sending = access('units.contact', limited(60));
  app.post<OfUnit>(paths.contactPath.pattern, sending, async (request, reply) => {
    const { ctx } = request;
    const form = readForm(ContactForm, request.body, ctx.locale);
    if (!form.ok) return compose(request, reply.code(422), form);
    const id = unitIdOf(request);
    const { owner, ...letter } = form.data;
    try {
      await writeToOwner(ctx, id, { ...letter, ownerId: owner as OwnerId });
    } catch (error) {
      const errors = [errorOn('owner', saidNo(error, ctx.locale))];
      return compose(request, reply.code(422), { ok: false, typed: form.typed, errors });
    }
    const name = (await ownersOfUnit(ctx.db.read, id)).find((found) => found.owner.id === owner)?.owner.name;
    flash(reply, 'success', 'register.contact.sent', { name });
    return seeOther(request, reply, paths.unitPath({ unit: id }));
  });
}

/** What a rule or a colleague's earlier save said no to, in words; anything else is no business of a form. */
function saidNo(error: unknown, locale: Locale): string {
  if (!isForForm(error)) throw error;
  return errorText(error, locale);
}

/** Does the deed; where a rule says no, the page comes back with the reason and what was typed. */
async function attempt(
  request: FastifyRequest<OfUnit>,
  reply: FastifyReply,
  form: Refused['form'],
  { typed }: { typed: Typed },
  deed: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await deed();
  } catch (error) {
    const errors = [errorOn(FIRST_FIELD[form], saidNo(error, request.ctx.locale))];
    const status = error instanceof DomainError && error.kind === 'conflict' ? 409 : 422;
    return show(request, reply.code(status), { form, typed, errors, owner: null });
  }
}

const FIRST_FIELD: Readonly<Record<Refused['form'], string>> = {
  followUp: 'status',
  assignment: 'assignedTo',
  owner: 'owners',
  note: 'text',
};

async function compose(
  request: FastifyRequest<OfUnit>,
  reply: FastifyReply,
  form: Form<unknown> | null,
): Promise<FastifyReply> {
  const { ctx } = request;
  const unit = await unitForStaff(ctx.db.read, ctx, unitIdOf(request));
  const owners = await ownersOfUnit(ctx.db.read, unit.id);
  const ids = owners.map(({ owner }) => owner.id);
  const mandates = await mandatesOn(ctx.db.read, ids, dayOf(ctx.clock()));
  const errors = form === null || form.ok ? [] : form.errors;
  const model = contactPage(ctx, unit, owners, mandates, form?.typed ?? null, errors);
  return page(request, reply, 'units/contact', model);
}

async function show(
  request: FastifyRequest<OfUnit>,
  reply: FastifyReply,
  refused: Refused | null = null,
): Promise<FastifyReply> {
  const seen = await seeUnit(request.ctx, unitIdOf(request));
  const panels = await Promise.all(
    request.server.unitPanels.map((panel) => panel(request.ctx, seen.unit, request)),
  );
  return page(request, reply, 'units/unit', { ...unitPage(request.ctx, seen, refused), panels });
}

const refuse = (
  request: FastifyRequest<OfUnit>,
  reply: FastifyReply,
  form: Refused['form'],
  { typed, errors }: Extract<Form<unknown>, { ok: false }>,
  owner: OwnerId | null = null,
): Promise<FastifyReply> => show(request, reply.code(422), { form, typed, errors, owner });

/** The page has one such form for each owner: its fields bear the owner's number. */
const ofOwner = (errors: readonly FieldError[], owner: OwnerId): FieldError[] =>
  errors.map(({ field, text }) => errorOn(`${field}-${owner}`, text));

function done(request: FastifyRequest<OfUnit>, reply: FastifyReply, key: MessageKey): FastifyReply {
  flash(reply, 'success', key);
  return seeOther(request, reply, paths.unitPath({ unit: unitIdOf(request) }));
}
