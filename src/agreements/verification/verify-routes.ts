import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatterFor } from '../../i18n/format.ts';
import { translate, translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { errorOn, type FieldError, readForm, typedText } from '../../web/forms.ts';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readUpload } from '../../web/uploads.ts';
import { fileFingerprint } from '../acts/act-hash.ts';
import { findActByCode } from '../acts/act-store.ts';
import * as paths from '../agreements-paths.ts';
import { readVerificationCode } from './verification-code.ts';
import { type CheckedAct, type Comparison, checkedAct, compareFile } from './verify-act.ts';
import { VerifyForm } from './verify-forms.ts';

export type VerifyPage = {
  readonly state: 'asking' | 'genuine' | 'unknown';
  readonly code: string;
  readonly action: string;
  readonly compare: string | null;
  readonly act: {
    readonly kind: string;
    readonly number: string;
    readonly date: string;
    readonly fingerprint: string;
    readonly signedFingerprint: string | null;
    readonly specimen: boolean;
    readonly genuineText: string;
  } | null;
  readonly comparison: {
    readonly tone: 'success' | 'danger';
    readonly text: string;
    readonly yours: string;
  } | null;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'agreements/verify': VerifyPage;
  }
}

type Code = { readonly code: string };
const open = access('public', limited(60));

/** Anyone who holds an act can check it here; the page says nothing of persons or amounts. */
export function verifyRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: { code?: string } }>(paths.verifyFormPath.pattern, open, async (request, reply) => {
    if (request.query.code === undefined) return show(request, reply, { state: 'asking', code: '' });
    const form = readForm(VerifyForm, request.query, request.ctx.locale);
    if (form.ok) return reply.redirect(paths.verifyPath({ code: form.data.code }), 303);
    const code = typedText(form.typed, 'code');
    return show(request, reply.code(422), { state: 'asking', code, errors: form.errors });
  });

  app.get<{ Params: Code }>(paths.verifyPath.pattern, open, async (request, reply) => {
    const act = await lookUp(request);
    if (!act) return show(request, reply.code(404), { state: 'unknown', code: request.params.code });
    return show(request, reply, { state: 'genuine', code: request.params.code, act });
  });

  app.post<{ Params: Code }>(
    paths.verifyPath.pattern,
    access('public', limited(20)),
    async (request, reply) => {
      const act = await lookUp(request);
      const { code } = request.params;
      if (!act) return show(request, reply.code(404), { state: 'unknown', code });
      const [file] = (await readUpload(request)).files;
      if (!file) {
        const errors = [errorOn('file', translate(request.ctx.locale, 'agreements.errors.pdfNeeded'))];
        return show(request, reply.code(422), { state: 'genuine', code, act, errors });
      }
      const yours = fileFingerprint(file.bytes);
      return show(request, reply, {
        state: 'genuine',
        code,
        act,
        comparison: { ...compareFile(act, yours), yours },
      });
    },
  );
}

async function lookUp(request: FastifyRequest<{ Params: Code }>): Promise<CheckedAct | null> {
  const code = readVerificationCode(request.params.code);
  const act = code === null ? undefined : await findActByCode(request.ctx.db.read, code);
  return act ? checkedAct(act) : null;
}

type Shown = {
  readonly state: VerifyPage['state'];
  readonly code: string;
  readonly act?: CheckedAct;
  readonly comparison?: Comparison & { readonly yours: string };
  readonly errors?: readonly FieldError[];
};

function show(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
  const { locale, programme } = request.ctx;
  const t = translator(locale);
  const { state, code, act, comparison } = shown;
  return page(request, reply, 'agreements/verify', {
    state,
    code,
    action: paths.verifyFormPath(),
    compare: act ? paths.verifyPath({ code }) : null,
    act: act ? actWords(act, locale, programme.authority.name[locale]) : null,
    comparison: comparison
      ? {
          tone: comparison.same ? 'success' : 'danger',
          text: t(`agreements.verify.${comparison.as}`),
          yours: comparison.yours,
        }
      : null,
    errors: shown.errors ?? [],
  });
}

function actWords(act: CheckedAct, locale: Locale, authority: string): NonNullable<VerifyPage['act']> {
  const t = translator(locale);
  return {
    kind: t(`agreements.act.kind.${act.kind}`),
    number: act.number,
    date: formatterFor(locale).day(act.issuedOn),
    fingerprint: act.fileHash ?? t('agreements.verify.notMade'),
    signedFingerprint: act.signedFileHash,
    specimen: act.specimen,
    genuineText: t('agreements.verify.genuineText', { authority }),
  };
}
