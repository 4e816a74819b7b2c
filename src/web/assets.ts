import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { fingerprintAsset } from './render.ts';
import { access } from './request.ts';

const require = createRequire(import.meta.url);
const STATIC = fileURLToPath(new URL('../../static', import.meta.url));
const packageDir = (name: string): string => dirname(require.resolve(`${name}/package.json`));
const YEAR = 'public, max-age=31536000, immutable';

type Served = { readonly name: string; readonly type: string; readonly content: Buffer };

/** Components without their house font: the font belongs to another government, the identity here is our own. */
function components(): Buffer {
  const css = readFileSync(join(packageDir('govuk-frontend'), 'dist/govuk/govuk-frontend.min.css'), 'utf8');
  return Buffer.from(
    css
      .replace(/@font-face\{[^}]*\}/g, '')
      .replaceAll('GDS Transport,arial,sans-serif', '"Source Sans 3 Variable",system-ui,sans-serif'),
  );
}

function fromPackages(): Served[] {
  const font = (pkg: string, file: string): Served => ({
    name: `fonts/${file}`,
    type: 'font/woff2',
    content: readFileSync(join(packageDir(pkg), 'files', file)),
  });
  const script = (name: string, pkg: string, file: string): Served => ({
    name,
    type: 'text/javascript; charset=utf-8',
    content: readFileSync(join(packageDir(pkg), file)),
  });
  const style = (name: string, pkg: string, file: string): Served => ({
    name,
    type: 'text/css; charset=utf-8',
    content: readFileSync(join(packageDir(pkg), file)),
  });
  return [
    { name: 'govuk.css', type: 'text/css; charset=utf-8', content: components() },
    script('govuk.js', 'govuk-frontend', 'dist/govuk/govuk-frontend.min.js'),
    script('htmx.min.js', 'htmx.org', 'dist/htmx.min.js'),
    script('leaflet.js', 'leaflet', 'dist/leaflet.js'),
    style('leaflet.css', 'leaflet', 'dist/leaflet.css'),
    script('markercluster.js', 'leaflet.markercluster', 'dist/leaflet.markercluster.js'),
    style('markercluster.css', 'leaflet.markercluster', 'dist/MarkerCluster.css'),
    font('@fontsource-variable/source-sans-3', 'source-sans-3-latin-wght-normal.woff2'),
    font('@fontsource-variable/source-sans-3', 'source-sans-3-latin-ext-wght-normal.woff2'),
    font('@fontsource-variable/bricolage-grotesque', 'bricolage-grotesque-latin-wght-normal.woff2'),
    font('@fontsource-variable/bricolage-grotesque', 'bricolage-grotesque-latin-ext-wght-normal.woff2'),
  ];
}

/** `/assets/…`: our own files, and the few that come from pinned packages, all from our own origin. */
export function serveAssets(app: FastifyInstance): void {
  for (const served of fromPackages()) {
    fingerprintAsset(served.name, served.content);
    app.get(`/assets/${served.name}`, access('public'), async (_request, reply) =>
      reply.header('cache-control', YEAR).type(served.type).send(served.content),
    );
  }
  app.register(fastifyStatic, { root: STATIC, serve: false });
  app.get<{ Params: { '*': string } }>('/assets/*', access('public'), async (request, reply) =>
    reply.sendFile(request.params['*'], { maxAge: '1y', immutable: true }),
  );
}
