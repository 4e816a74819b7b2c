import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findFile } from '../files/files-queries.ts';
import { formatterFor } from '../i18n/format.ts';
import { translate } from '../i18n/translate.ts';
import { isForForm, mustExist } from '../shared/errors.ts';
import { errorText } from '../web/errors.ts';
import { errorOn, type FieldError, readForm, typedText, typedValues } from '../web/forms.ts';
import { numbered } from '../web/numbered.ts';
import { seeOther } from '../web/render.ts';
import { access, isXhr } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { readUpload, type Upload } from '../web/uploads.ts';
import { dropPhoto, findPhoto, savePhoto, savePoint } from './save-point.ts';
import { showVisit } from './show-visit-routes.ts';
import { PointForm } from './visit-forms.ts';
import * as paths from './visit-paths.ts';

type Key = { readonly ref: string; readonly visit: string };
type PointRequest = FastifyRequest<{ Params: Key & { readonly point: string } }>;

/**
 * One point of a visit: a form of its own with its photographs. A telephone sends the same fields one by one as they
 * come, and again after a cut: each may arrive twice.
 */
export function pointRoutes(app: FastifyInstance): void {
  app.post<{ Params: Key & { point: string } }>(
    paths.pointPath.pattern,
    access('visits.make', limited(300)),
    async (request, reply) => {
      const upload = await readUpload(request);
      const errors = await keep(request, upload);
      if (isXhr(request)) return answer(request, reply, errors);
      if (errors.length > 0) return showVisit(request, reply, { typed: typedValues(upload.fields), errors });
      return seeOther(request, reply, `${paths.visitPath(request.params)}#point-${request.params.point}`);
    },
  );

  app.get<{ Params: Key & { photo: string } }>(
    paths.visitPhotoPath.pattern,
    access('cases.see'),
    async (request, reply) => {
      const { ctx, params } = request;
      const photo = await findPhoto(ctx, params.ref, numbered(params.visit), numbered(params.photo));
      const file = mustExist(await findFile(ctx.db.read, photo.hash), 'visits.errors.unknown');
      return reply
        .header('content-disposition', 'inline')
        .header('x-content-type-options', 'nosniff')
        .type(file.mime)
        .send(await ctx.files.read(photo.hash));
    },
  );

  app.post<{ Params: Key & { photo: string } }>(
    paths.visitPhotoPath.pattern,
    access('visits.make'),
    async (request, reply) => {
      const { ctx, params } = request;
      await dropPhoto(ctx, params.ref, numbered(params.visit), numbered(params.photo));
      return seeOther(request, reply, paths.visitPath(params));
    },
  );
}

/** Keeps what the form brings: an answer where there is one, photographs where there are some. */
async function keep({ ctx, params }: PointRequest, { fields, files }: Upload): Promise<FieldError[]> {
  const where = { ref: params.ref, visit: numbered<number>(params.visit), point: params.point };
  const field = `verdict-${params.point}`;
  const typed = typedValues(fields);
  const answered = typedText(typed, 'verdict') !== '' || typedText(typed, 'note') !== '';
  const form = readForm(PointForm, typed, ctx.locale);
  if (answered && !form.ok) return form.errors.map(({ text }) => errorOn(field, text));
  if (!answered && files.length === 0)
    return [errorOn(field, translate(ctx.locale, 'visits.errors.verdictNeeded'))];
  try {
    if (answered && form.ok) await savePoint(ctx, where, form.data);
    for (const { bytes } of files)
      await savePhoto(ctx, where, { bytes, key: typedText(typed, 'key') || randomUUID() });
  } catch (error) {
    if (!isForForm(error)) throw error;
    return [errorOn(files.length > 0 ? `photos-${params.point}` : field, errorText(error, ctx.locale))];
  }
  return [];
}

/** To a telephone: when it was kept, or why it was not and never will be. */
function answer({ ctx }: PointRequest, reply: FastifyReply, errors: readonly FieldError[]): FastifyReply {
  const [error] = errors;
  if (error) return reply.code(422).send({ error: error.text });
  const time = formatterFor(ctx.locale).time(ctx.clock());
  return reply.send({ saved: translate(ctx.locale, 'common.savedAt', { time }) });
}
