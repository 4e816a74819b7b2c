import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type MessageKey, translate } from '../../i18n/translate.ts';
import { isForForm, mustExist } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm, typedText, typedValues } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { editList } from '../entry/edit-list.ts';
import { entryErrors } from '../entry/entry-faults-pages.ts';
import { listDeedOf } from '../entry/entry-forms.ts';
import { readEntry } from '../entry/read-entry.ts';
import { readRentCeilings } from '../levers/rent-ceiling-lines.ts';
import { type AnyVintage, isLeverSet, vintageIssues } from '../levers/vintage-set.ts';

import { discardVintage, draftVintage, publishVintage, saveVintage } from './keep-vintages.ts';
import { RentCeilingsForm, SeenVintageForm, vintageShape, withTable } from './lever-forms.ts';
import { leverListPage, type VintageAttempt, vintageEditorPage } from './lever-pages.ts';
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

  app.post(paths.vintagePath.pattern, access('levers.manage'), async (request: OfDraft, reply) =>
    saveFields(request, reply, await draftOf(request)),
  );

  app.post(paths.rentCeilingsPath.pattern, access('levers.manage'), async (request: OfDraft, reply) => {
    const { locale } = request.ctx;
    const form = readForm(RentCeilingsForm, request.body, locale);
    if (!form.ok) return show(request, reply.code(422), { given: form.typed, errors: form.errors });
    const { rows, faults } = readRentCeilings(form.data.table);
    if (faults.length > 0 || rows.length === 0) {
      const text = translate(locale, 'incentives.errors.badTable', { lines: faults.join(', ') || '1' });
      return show(request, reply.code(422), { given: form.typed, errors: [errorOn('table', text)] });
    }
    const row = await draftOf(request);
    const value = { ...(row.value as object), communes: rows };
    return attempt(request, reply, { given: form.typed }, 'incentives.vintages.saved', () =>
      saveVintage(request.ctx, { id: row.id, revision: form.data.revision }, { ...vintageOf(row), value }),
    );
  });

  for (const [at, deed, told] of [
    [paths.publishVintagePath, publishVintage, 'incentives.vintages.published'],
    [paths.discardVintagePath, discardVintage, 'incentives.vintages.discarded'],
  ] as const)
    app.post(at.pattern, access('levers.manage'), async (request: OfDraft, reply) => {
      const form = readForm(SeenVintageForm, request.body, request.ctx.locale);
      const { id } = await draftOf(request);
      const revision = form.ok ? form.data.revision : 0;
      return attempt(
        request,
        reply,
        { given: {} },
        told,
        () => deed(request.ctx, { id, revision }),
        paths.leversPath(),
      );
    });
}

/** Reads the fields of a vintage, keeps them, and comes back: with a list changed where a button asked for it. */
async function saveFields(request: OfDraft, reply: FastifyReply, row: VintageRow): Promise<FastifyReply> {
  const typed = typedValues(request.body);
  const shape = vintageShape(row.lever);
  const read = readEntry(shape, typed, '');
  const deed = listDeedOf(typed);
  const written = deed && read.faults.length === 0 ? editList(shape, read.value, deed) : read.value;
  const vintage = withTable(row.lever, written as AnyVintage, vintageOf(row));
  const errors = entryErrors(read.faults, vintageIssues(row.lever, vintage), request.ctx.locale);
  const given = deed && read.faults.length === 0 ? {} : typed;
  if (errors.length > 0) return show(request, reply.code(422), { vintage, given, errors });
  const seen = { id: row.id, revision: Number(typedText(typed, 'revision')) };
  const again = `${paths.vintagePath({ draft: row.id })}${deed ? `#${deed.place.replace(/\.\d+$/, '')}` : ''}`;
  return attempt(
    request,
    reply,
    { vintage, given: typed },
    'incentives.vintages.saved',
    () => saveVintage(request.ctx, seen, vintage),
    again,
  );
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
  tried: Omit<VintageAttempt, 'errors'>,
  told: MessageKey,
  deed: () => Promise<void>,
  next = paths.vintagePath({ draft: Number(request.params.draft) }),
): Promise<FastifyReply> {
  try {
    await deed();
  } catch (error) {
    if (!isForForm(error)) throw error;
    reply.code(error.kind === 'conflict' ? 409 : 422);
    return show(request, reply, {
      ...tried,
      errors: [errorOn('vintage', errorText(error, request.ctx.locale))],
    });
  }
  flash(reply, 'success', told);
  return seeOther(request, reply, next);
}

async function show(
  request: OfDraft,
  reply: FastifyReply,
  tried: VintageAttempt | null,
): Promise<FastifyReply> {
  const model = await vintageEditorPage(request.ctx, await draftOf(request), tried);
  return page(request, reply, 'incentives/vintage-editor', model);
}
