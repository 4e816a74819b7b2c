import type { FastifyInstance } from 'fastify';
import { findFile } from '../../files/files-queries.ts';
import { type MessageKey, translate } from '../../i18n/translate.ts';
import { isForForm, mustExist, notFound } from '../../shared/errors.ts';
import type { AuditPhotoId } from '../../shared/ids.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, typedText, typedValues } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { access } from '../../web/request.ts';
import { readUpload } from '../../web/uploads.ts';
import { findPhoto } from '../audit-evidence-store.ts';
import * as paths from '../audit-paths.ts';
import { auditForStaff } from '../open-audit.ts';
import { GROUPS, type Group } from '../questionnaire/questions.ts';
import { keepPhoto, takePhotoAway } from './keep-photo.ts';
import { photoField } from './photo-pages.ts';
import { showAudit } from './staff-audit-routes.ts';

type AuditParams = { readonly Params: { readonly audit: string } };
type PhotoParams = { readonly Params: { readonly audit: string; readonly photo: string } };

/** Photographs of the visit, part by part. */
export function photoRoutes(app: FastifyInstance): void {
  app.post<AuditParams>(paths.auditPhotosPath.pattern, access('audits.review'), async (request, reply) => {
    const { ctx } = request;
    const { audit } = await auditForStaff(ctx.db.read, ctx, Number(request.params.audit));
    const { fields, files } = await readUpload(request);
    const part = partNamed(typedText(typedValues(fields), 'part'));
    try {
      for (const file of files) await keepPhoto(ctx, audit.id, part, file);
    } catch (error) {
      if (!isForForm(error)) throw error;
      const text = translate(ctx.locale, error.code as MessageKey, error.params);
      return showAudit(request, reply.code(422), { errors: [errorOn(photoField(part), text)] });
    }
    flash(reply, 'success', 'auditScreens.photos.addedFlash', { count: files.length });
    return reply.redirect(`${paths.auditPath(request.params)}#part-${part}`, 303);
  });

  app.get<PhotoParams>(paths.auditPhotoPath.pattern, access('audits.see'), async (request, reply) => {
    const { ctx, params } = request;
    const { audit } = await auditForStaff(ctx.db.read, ctx, Number(params.audit));
    const photo = mustExist(
      await findPhoto(ctx.db.read, audit.id, numbered<AuditPhotoId>(params.photo)),
      'auditScreens.errors.unknownPhoto',
    );
    const file = mustExist(await findFile(ctx.db.read, photo.hash), 'auditScreens.errors.unknownPhoto');
    return reply
      .header('content-disposition', 'inline')
      .header('cache-control', 'private, max-age=3600')
      .header('x-content-type-options', 'nosniff')
      .type(file.mime)
      .send(await ctx.files.read(photo.hash));
  });

  app.post<PhotoParams>(paths.removePhotoPath.pattern, access('audits.review'), async (request, reply) => {
    const { ctx, params } = request;
    const { audit } = await auditForStaff(ctx.db.read, ctx, Number(params.audit));
    await takePhotoAway(ctx, audit.id, numbered<AuditPhotoId>(params.photo));
    flash(reply, 'success', 'auditScreens.photos.removedFlash');
    return reply.redirect(paths.auditPath(params), 303);
  });
}

function partNamed(text: string): Group {
  const part = GROUPS.find((group) => group === text);
  if (part === undefined) throw notFound('web.error.404.text');
  return part;
}
