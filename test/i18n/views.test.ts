import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { describe, expect, it } from 'vitest';
import { isMessageKey } from '../../src/i18n/translate.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const VIEWS = join(ROOT, 'views');
const views = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.njk'),
);
const source = (file: string) => readFileSync(join(VIEWS, file), 'utf8');

const declared = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const text = readFileSync(join(ROOT, 'src', file), 'utf8');
    const blocks = text.matchAll(/interface Views \{([\s\S]*?)\n {2}\}/g);
    return [...blocks].flatMap(([, body = '']) =>
      [...body.matchAll(/^ {4}'([\w/-]+)':/gm)].map(([, name = '']) => name),
    );
  });

describe('Views', () => {
  it.each(views)('%s compiles', (file) => {
    const environment = new nunjucks.Environment(
      new nunjucks.FileSystemLoader([VIEWS, join(ROOT, 'node_modules/govuk-frontend/dist')]),
      { autoescape: true },
    );
    expect(() => nunjucks.precompileString(source(file), { name: file, env: environment })).not.toThrow();
  });

  it.each(views)('%s uses only texts that exist', (file) => {
    const keys = [...source(file).matchAll(/\bt\(\s*["']([\w.-]+)["']\s*[,)]/g)].map(([, key = '']) => key);
    expect(keys.filter((key) => !isMessageKey(key))).toEqual([]);
  });

  it.each(views)('%s obeys the content security policy: no inline style, script or handler', (file) => {
    expect(source(file)).not.toMatch(/\sstyle="|<style|<script(?![^>]*\ssrc=)|\son[a-z]+="|hx-on|="js:/);
  });

  it.each(views)('%s holds signs, not the codes of signs that a template would print as they are', (file) => {
    expect(source(file)).not.toMatch(/u?00a0|u?202f|\\x/i);
  });

  it('has a file for each declared view, and each whole page is declared', () => {
    const files = new Set(views.map((file) => file.replace(/\.njk$/, '')));
    expect(declared.length).toBeGreaterThan(8);
    expect(declared.filter((name) => !files.has(name))).toEqual([]);
    const pages = [...files].filter(
      (name) =>
        name.includes('/') && !name.startsWith('components/') && source(`${name}.njk`).includes('{% extends'),
    );
    expect(pages.filter((name) => !declared.includes(name))).toEqual([]);
  });
});
