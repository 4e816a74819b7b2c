import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type MessageKey, translate } from '../../i18n/translate.ts';
import { isForForm, mustExist } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedValues } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { readRentCeilings } from '../levers/rent-ceiling-lines.ts';
import { isLeverSet } from '../levers/vintage-set.ts';
import { discardVintage, draftVintage, publishVintage, saveVintage } from './keep-vintages.ts';
import { RentCeilingsForm, SeenVintageForm, VintageForm } from './lever-forms.ts';
import { leverListPage, vintageEditorPage } from './lever-pages.ts';
import * as paths from './lever-paths.ts';
import { findVintage, type VintageRow } from './lever-vintage-store.ts';
import { vintageOf } from './levers-in-force.ts';

type OfDraft = FastifyRequest<{ Params: { draft: string } }>;

/** National levers: seen by all who work on cases, their vintages written by one person and published by another. */
export function leverRoutes(app: FastifyInstance): void {
  app.get(paths.leversPath.pattern, access('schemes.see'), async (request, reply) =>
    page(request, reply, 'incentives/lever-list', await leverListPage(request.ctx)),
  );

  app.post<{ Params: { lever: string } }>(
    paths.newVintagePath.pattern,
    access('levers.manage'),
    async (request, reply) => {
      const { lever } = request.params;
      const set = mustExist(isLeverSet(lever) ? lever : null, 'web.error.404.text');
      const { id } = await draftVintage(request.ctx, set);
      return seeOther(request, reply, paths.vintagePath({ draft: id }));
    },
  );

  app.get(paths.vintagePath.pattern, access('levers.manage'), async (request: OfDraft, reply) =>
    show(request, reply, null),
  );

  app.post(paths.vintagePath.pattern, access('levers.manage'), async (request: OfDraft, reply) => {
    const form = readForm(VintageForm, request.body, request.ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form);
    const { revision, title, url, dated, validFrom, validTo, confirmed, value } = form.data;
    const { id } = await draftOf(request);
    return attempt(request, reply, form.typed, 'incentives.vintages.saved', () =>
      saveVintage(
        request.ctx,
        { id, revision },
        { validFrom, validTo, confirmed, value, source: { title, url, dated } },
      ),
    );
  });

  app.post(paths.rentCeilingsPath.pattern, access('levers.manage'), async (request: OfDraft, reply) => {
    const { locale } = request.ctx;
    const form = readForm(RentCeilingsForm, request.body, locale);
    if (!form.ok) return show(request, reply.code(422), form);
    const { rows, faults } = readRentCeilings(form.data.table);
    if (faults.length > 0 || rows.length === 0) {
      const text = translate(locale, 'incentives.errors.badTable', { lines: faults.join(', ') || '1' });
      return show(request, reply.code(422), { typed: form.typed, errors: [errorOn('table', text)] });
    }
    const row = await draftOf(request);
    const value = { ...(row.value as object), communes: rows };
    return attempt(request, reply, form.typed, 'incentives.vintages.saved', () =>
      saveVintage(request.ctx, { id: row.id, revision: form.data.revision }, { ...vintageOf(row), value }),
    );
  });

  for (const [at, deed, told] of [
    [paths.publishVintagePath, publishVintage, 'incentives.vintages.published'],
    [paths.discardVintagePath, discardVintage, 'incentives.vintages.discarded'],
  ] as const)
    app.post(at.pattern, access('levers.manage'), async (request: OfDraft, reply) => {
      const form = readForm(SeenVintageForm, request.body, request.ctx.locale);
      if (!form.ok) return show(request, reply.code(422), form);
      const { id } = await draftOf(request);
      return attempt(
        request,
        reply,
        typedValues({}),
        told,
        () => deed(request.ctx, { id, revision: form.data.revision }),
        paths.leversPath(),
      );
    });
}

/** The draft named in the address; what is published or does not exist is not found here. */
async function draftOf({ ctx, params }: OfDraft): Promise<VintageRow> {
  const id = Number(params.draft);
  const row = Number.isSafeInteger(id) ? await findVintage(ctx.db.read, id) : undefined;
  return mustExist(row?.state === 'draft' ? row : null, 'web.error.404.text');
}

async function attempt(
  request: OfDraft,
  reply: FastifyReply,
  typed: Typed,
  told: MessageKey,
  deed: () => Promise<void>,
  next = paths.vintagePath({ draft: Number(request.params.draft) }),
): Promise<FastifyReply> {
  try {
    await deed();
  } catch (error) {
    if (!isForForm(error)) throw error;
    reply.code(error.kind === 'conflict' ? 409 : 422);
    return show(request, reply, { typed, errors: [errorOn('value', errorText(error, request.ctx.locale))] });
  }
  flash(reply, 'success', told);
  return seeOther(request, reply, next);
}

async function show(
  request: OfDraft,
  reply: FastifyReply,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null,
): Promise<FastifyReply> {
  const model = await vintageEditorPage(request.ctx, await draftOf(request), form);
  return page(request, reply, 'incentives/vintage-editor', model);
}
