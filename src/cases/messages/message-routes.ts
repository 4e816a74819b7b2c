import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { downloadName } from '../../files/file-kind.ts';
import { isForForm } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readFormOrUpload } from '../../web/uploads.ts';
import { MessageForm } from '../case-forms.ts';
import { caseMessagesPath, messageFilePath, myMessageFilePath } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { messagesPage } from '../case-tab-pages.ts';
import { caseForApplicant, caseForStaff } from '../open-case.ts';
import { openAttachment } from './open-attachment.ts';
import { writeAsStaff } from './write-message.ts';

type OfRef = { readonly ref: string };

/** The thread of a case as staff read and write it, and the files of its messages to either side. */
export function messageRoutes(app: FastifyInstance): void {
  const theCase = ({ ctx, params }: FastifyRequest<{ Params: OfRef }>) =>
    caseForStaff(ctx.db.read, ctx, params.ref);

  app.get<{ Params: OfRef }>(caseMessagesPath.pattern, access('cases.see'), async (request, reply) =>
    page(request, reply, 'cases/case-messages', await messagesPage(request.ctx, await theCase(request))),
  );

  app.post<{ Params: OfRef }>(
    caseMessagesPath.pattern,
    access('cases.see', limited(60)),
    async (request, reply) => {
      const { ctx, params } = request;
      const { fields, files } = await readFormOrUpload(request);
      const form = readForm(MessageForm, fields, ctx.locale);
      if (!form.ok) {
        const model = await messagesPage(ctx, await theCase(request), form);
        return page(request, reply.code(422), 'cases/case-messages', model);
      }
      const { needsAnswer, ...message } = form.data;
      try {
        await writeAsStaff(ctx, params.ref, { ...message, needsAnswer: needsAnswer === 'yes', files });
      } catch (error) {
        if (!isForForm(error)) throw error;
        const field = files.length > 0 ? 'files' : 'body';
        const errors = [errorOn(field, errorText(error, ctx.locale))];
        const model = await messagesPage(ctx, await theCase(request), { typed: form.typed, errors });
        return page(request, reply.code(422), 'cases/case-messages', model);
      }
      flash(reply, 'success', form.data.audience === 'staff' ? 'cases.message.noted' : 'cases.message.sent');
      return seeOther(request, reply, caseMessagesPath(params));
    },
  );

  app.get<{ Params: OfRef & { attachment: string } }>(
    messageFilePath.pattern,
    access('cases.see'),
    async (request, reply) => {
      const { ref, attachment } = request.params;
      return send(request, reply, await caseForStaff(request.ctx.db.read, request.ctx, ref), attachment);
    },
  );
  app.get<{ Params: { case: string; attachment: string } }>(
    myMessageFilePath.pattern,
    access('owner'),
    async (request, reply) => {
      const { ctx, params } = request;
      return send(
        request,
        reply,
        await caseForApplicant(ctx.db.read, ctx, Number(params.case)),
        params.attachment,
      );
    },
  );
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  row: CaseRow,
  id: string,
): Promise<FastifyReply> {
  const { file, mime, content } = await openAttachment(request.ctx, row, Number(id));
  const name = encodeURIComponent(downloadName(file.name, mime));
  return reply
    .header('content-disposition', `inline; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .type(mime)
    .send(content);
}
