import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import view from '@fastify/view';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import nunjucks from 'nunjucks';
import { formatterFor } from '../i18n/format.ts';
import { type MessageKey, type MessageParams, translateDynamic, translator } from '../i18n/translate.ts';
import type { Actor } from '../shared/actor.ts';
import { LOCALES } from '../shared/locale.ts';
import { upperFirst } from '../shared/upper-first.ts';
import { takeFlash } from './flash.ts';
import { isPartial } from './request.ts';
import type { ViewName, Views } from './views.ts';

declare module 'fastify' {
  interface FastifyInstance {
    navigation: Navigation;
  }
}

/** `aside`: opened now and then, kept under the account so that the menu of every day stays on one line. */
export type NavItem = { readonly href: string; readonly text: MessageKey; readonly aside?: boolean };
/** The menu of that person. Given by the application, which knows the rooms. */
export type Navigation = (actor: Actor) => readonly NavItem[];

const VIEWS = fileURLToPath(new URL('../../views', import.meta.url));
const MACROS = fileURLToPath(new URL('../../node_modules/govuk-frontend/dist', import.meta.url));
const STATIC = fileURLToPath(new URL('../../static', import.meta.url));
/** Name of the software, the same in every city; the city's service and name stand below it. */
const PRODUCT = 'Volets Ouverts';
const versions = new Map<string, string>();

/** Remembers the content of a file served from a package, so that its address changes when the package does. */
export function fingerprintAsset(name: string, content: Buffer): void {
  versions.set(name, createHash('sha256').update(content).digest('hex').slice(0, 12));
}

/** Address of a static file with its content's hash, so that browsers keep it until it changes. */
function asset(name: string): string {
  let version = versions.get(name);
  if (version === undefined) {
    const file = `${STATIC}/${name}`;
    version = existsSync(file)
      ? createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12)
      : '1';
    versions.set(name, version);
  }
  return `/assets/${name}?v=${version}`;
}

/** Nunjucks with the govuk-frontend macros; an undefined variable is an error, never a blank. */
export async function registerViews(app: FastifyInstance, navigation: Navigation): Promise<void> {
  await app.register(view, {
    engine: { nunjucks },
    templates: [VIEWS, MACROS],
    options: {
      autoescape: true,
      throwOnUndefined: true,
      noCache: false,
      onConfigure: (environment: nunjucks.Environment) => environment.addFilter('upperFirst', upperFirst),
    },
  });
  app.decorate('navigation', { getter: () => navigation });
}

function initials(name: string): string {
  return name
    .split(/[\s-]+/)
    .map((part) => part.charAt(0).toUpperCase())
    .slice(0, 2)
    .join('');
}

function accountShown(actor: Actor, t: ReturnType<typeof translator>) {
  if (actor.kind === 'staff')
    return { name: actor.name, initials: initials(actor.name), role: t(`people.role.${actor.role}`) };
  if (actor.kind === 'owner')
    return {
      name: actor.name || actor.email,
      initials: initials(actor.name || actor.email),
      role: t('people.role.owner'),
    };
  return null;
}

/** Everything a template may use beside its own model `m`. */
function frame(request: FastifyRequest, reply: FastifyReply, partial: boolean) {
  const { ctx } = request;
  const t = translator(ctx.locale);
  const path = request.url.split('?')[0] ?? '/';
  const menu = request.server.navigation(ctx.actor).map((item) => ({
    href: item.href,
    text: t(item.text),
    aside: item.aside ?? false,
    current: path === item.href || (item.href !== '/' && path.startsWith(`${item.href}/`)),
  }));
  return {
    t,
    td: (key: string, params?: MessageParams) => translateDynamic(ctx.locale, key, params),
    fmt: formatterFor(ctx.locale),
    locale: ctx.locale,
    asset,
    path,
    csrf: reply.generateCsrf({ userInfo: csrfOwner(request) } as object),
    demo: ctx.config.demo,
    account: accountShown(ctx.actor, t),
    brand: {
      service: PRODUCT,
      authority: `${ctx.programme.service.name[ctx.locale]} · ${ctx.programme.authority.name[ctx.locale]}`,
    },
    nav: menu.filter(({ aside }) => !aside),
    asideNav: menu.filter(({ aside }) => aside),
    flash: partial ? null : takeFlash(request, reply),
    languages: LOCALES.map((locale) => ({
      locale,
      text: locale === 'fr' ? 'Français' : 'English',
      href: `/language/${locale}?back=${encodeURIComponent(request.url)}`,
      current: locale === ctx.locale,
    })),
  };
}

/** Ties a form token to the person it was made for: another account's token is refused. */
export const csrfOwner = (request: FastifyRequest): string => {
  const { actor } = request.ctx;
  return 'accountId' in actor ? String(actor.accountId) : 'visitor';
};

/** Sends a view with its model. The status is 200 unless `reply.code` was called. */
export async function page<Name extends ViewName>(
  request: FastifyRequest,
  reply: FastifyReply,
  name: Name,
  model: Views[Name],
): Promise<FastifyReply> {
  const html = await reply.viewAsync(`${name}.njk`, {
    ...frame(request, reply, isPartial(request)),
    m: model,
  });
  return reply.header('Vary', 'HX-Request-Type').type('text/html; charset=utf-8').send(html);
}

/** One fragment, two entrances: htmx receives the partial alone, a full request the page that includes it. */
export function pageOrFragment<Name extends ViewName, Part extends ViewName>(
  request: FastifyRequest,
  reply: FastifyReply,
  names: { page: Name; fragment: Part },
  model: Views[Name] & Views[Part],
): Promise<FastifyReply> {
  return isPartial(request)
    ? page(request, reply, names.fragment, model)
    : page(request, reply, names.page, model);
}

/** After a deed: 303 to the next page, or the address for htmx, which must not follow redirects inside a fragment. */
export function seeOther(request: FastifyRequest, reply: FastifyReply, url: string): FastifyReply {
  if (isPartial(request)) return reply.header('HX-Location', url).code(204).send();
  return reply.redirect(url, 303);
}
