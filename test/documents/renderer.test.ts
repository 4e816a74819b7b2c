import { afterEach, describe, expect, it } from 'vitest';
import { type PdfRenderer, startPdfRenderer } from '../../src/documents/start-pdf-renderer.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { aDocument } from './a-document.ts';
import { textOf } from './tools.ts';

const DYING = new URL('./dying-thread.ts', import.meta.url);
const STOPPED = new DomainError('unavailable', 'documents.errors.renderingStopped');

let renderer: PdfRenderer;
afterEach(() => renderer.close());
const titled = (title: string) => renderer.render(aDocument({ title }));

describe('the PDF renderer', () => {
  it('makes the documents it is given, in order, outside the event loop', async () => {
    renderer = startPdfRenderer();
    let turns = 0;
    const beat = setInterval(() => turns++, 5);
    const pdfs = await Promise.all(['Premier', 'Deuxième', 'Troisième'].map(titled));
    clearInterval(beat);
    expect(await Promise.all(pdfs.map(textOf))).toEqual([
      expect.stringContaining('Premier'),
      expect.stringContaining('Deuxième'),
      expect.stringContaining('Troisième'),
    ]);
    expect(turns).toBeGreaterThan(5);
  }, 60_000);

  it('tells why a document cannot be drawn and goes on', async () => {
    renderer = startPdfRenderer();
    const figure = { kind: 'figure', svg: '<svg viewBox="0 0 9 9"><script/></svg>', alt: '' } as const;
    await expect(renderer.render(aDocument({ blocks: [figure] }))).rejects.toThrow('script');
    await expect(titled('Ensuite')).resolves.toBeInstanceOf(Uint8Array);
  }, 60_000);

  it('refuses a document that holds a function, and goes on', async () => {
    renderer = startPdfRenderer();
    const broken = { ...aDocument(), blocks: (() => []) as never };
    await expect(renderer.render(broken)).rejects.toThrow(/clone/i);
    await expect(titled('Ensuite')).resolves.toBeInstanceOf(Uint8Array);
  }, 60_000);

  it.each(['meurs', 'tombe'])(
    'starts a new thread when one dies (%s), failing only its document',
    async (death) => {
      renderer = startPdfRenderer({ script: DYING });
      const [first, second, third] = await Promise.allSettled([
        titled('Avant'),
        titled(death),
        titled('Après'),
      ]);
      expect(first).toMatchObject({ status: 'fulfilled' });
      expect(second).toEqual({ status: 'rejected', reason: STOPPED });
      expect(third).toMatchObject({ status: 'fulfilled' });
    },
    60_000,
  );

  it('stops a document that takes too long and makes the next', async () => {
    renderer = startPdfRenderer({ script: DYING, limit: 6000 });
    const [slow, next] = await Promise.allSettled([titled('dors'), titled('Après')]);
    expect(slow).toEqual({ status: 'rejected', reason: STOPPED });
    expect(next).toMatchObject({ status: 'fulfilled' });
  }, 60_000);

  it('refuses what waits and what comes once it is closed', async () => {
    renderer = startPdfRenderer();
    const waiting = titled('Jamais');
    await Promise.all([renderer.close(), expect(waiting).rejects.toEqual(STOPPED)]);
    await expect(titled('Trop tard')).rejects.toEqual(STOPPED);
  }, 60_000);
});
