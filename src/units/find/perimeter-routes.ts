import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import { DomainError } from '../../shared/errors.ts';
import type { PerimeterId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access, staffOf } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readUpload } from '../../web/uploads.ts';
import { PerimeterForm } from './find-forms.ts';
import * as paths from './find-paths.ts';
import { dropPerimeter, keepPerimeter } from './keep-perimeter.ts';
import { type Rings, ringOfCorners, ringsOfBox, ringsOfGeoJson } from './perimeter.ts';
import { newPerimeterPage, perimetersPage } from './perimeter-pages.ts';
import { listPerimeters, unitsInside } from './perimeter-store.ts';
import { MOST_COUNTED } from './see-register.ts';

const MOST_BYTES = 2 * 1024 * 1024;

/** Areas by which the register is filtered: listed, drawn, imported, deleted. */
export function perimeterRoutes(app: FastifyInstance): void {
  app.get(paths.perimetersPath.pattern, access('units.see'), async (request, reply) => {
    const { ctx } = request;
    const { read } = ctx.db;
    const counted = [];
    for (const perimeter of await listPerimeters(read)) {
      const count = await unitsInside(read, perimeter.id, MOST_COUNTED + 1);
      counted.push({ ...perimeter, count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED });
    }
    const names = new Map((await listStaff(read)).map(({ id, name }) => [id as number, name]));
    const mayAdd = allows(staffOf(ctx).role, 'units.edit');
    return page(request, reply, 'units/perimeters', perimetersPage(ctx, counted, names, mayAdd));
  });

  app.get(paths.newPerimeterPath.pattern, access('units.edit'), async (request, reply) =>
    show(request, reply, {}, []),
  );

  const sending = access('units.edit', limited(30));
  app.post(paths.newPerimeterPath.pattern, sending, receive);

  app.post<{ Params: { perimeter: string } }>(
    paths.deletePerimeterPath.pattern,
    access('units.edit'),
    async (request, reply) => {
      await dropPerimeter(request.ctx, numbered<PerimeterId>(request.params.perimeter));
      flash(reply, 'success', 'find.perimeter.deleted');
      return seeOther(request, reply, paths.perimetersPath());
    },
  );
}

async function receive(request: FastifyRequest, reply: FastifyReply) {
  const { ctx } = request;
  const { files, fields } = await readUpload(request);
  const form = readForm(PerimeterForm, fields, ctx.locale);
  if (!form.ok) return show(request, reply.code(422), form.typed, form.errors);
  const file = files.find(({ field, bytes }) => field === 'file' && bytes.length > 0)?.bytes ?? null;
  const shape = shapeOf(form.data, file);
  if (!shape.ok) {
    const error = errorOn(shape.field, shape.says(ctx.locale));
    return show(request, reply.code(422), form.typed, [error]);
  }
  const { name, kind } = form.data;
  const { inside } = await keepPerimeter(ctx, { name, kind, rings: shape.rings });
  flash(reply, 'success', 'find.perimeter.saved', { name, count: inside });
  return seeOther(request, reply, paths.perimetersPath());
}

type Given = { corners: [number, number][]; text: string; box: Parameters<typeof ringsOfBox>[0] | null };
type Shape =
  | { readonly ok: true; readonly rings: Rings }
  | { readonly ok: false; readonly field: string; says(locale: 'fr' | 'en'): string };

/** The one outline given, whichever way. */
function shapeOf({ corners, text, box }: Given, file: Buffer | null): Shape {
  const ways: { field: string; read: () => Rings }[] = [];
  if (corners.length > 0) ways.push({ field: 'corners', read: () => ringOfCorners(corners) });
  if (file !== null) ways.push({ field: 'file', read: () => ringsOfGeoJson(textOf(file)) });
  if (text !== '') ways.push({ field: 'text', read: () => ringsOfGeoJson(text) });
  if (box !== null) ways.push({ field: 'box', read: () => ringsOfBox(box) });
  const [way, another] = ways;
  if (!way || another)
    return {
      ok: false,
      field: another ? another.field : 'text',
      says: (locale) => translate(locale, another ? 'find.perimeter.shapeOne' : 'find.errors.noShape'),
    };
  try {
    return { ok: true, rings: way.read() };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { ok: false, field: way.field, says: (locale) => errorText(error, locale) };
  }
}

const textOf = (file: Buffer): string =>
  file.length > MOST_BYTES ? '' : file.toString('utf8').replace(/^\uFEFF/, '');

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Typed,
  errors: readonly FieldError[],
) {
  const others = await listPerimeters(request.ctx.db.read);
  return page(request, reply, 'units/new-perimeter', newPerimeterPage(request.ctx, others, typed, errors));
}
