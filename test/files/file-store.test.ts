import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadName } from '../../src/files/file-kind.ts';
import { type FileStore, hashOf, openFileStore } from '../../src/files/file-store.ts';
import type { FileHash } from '../../src/shared/ids.ts';

const KEY = randomBytes(32);
const CONTENT = Buffer.from('IBAN FR76 3000 6000 0112 3456 7890 189');
let directory: string;
let store: FileStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'volets-store-'));
  store = openFileStore({ directory, key: KEY });
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Every file under the store, by its path. */
const onDisk = (): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const onlyFile = (): string => onDisk()[0] ?? '';

describe('the file store', () => {
  it('gives back any content under its SHA-256, sensitive or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.boolean(), async (content, sensitive) => {
        const hash = await store.put(content, { sensitive });
        expect(hash).toBe(hashOf(content));
        expect(Buffer.compare(await store.read(hash), content)).toBe(0);
        expect(Buffer.compare(await buffer(await store.stream(hash)), content)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it.each([true, false])(
    'takes and gives in pieces what is never whole in memory (sensitive: %s)',
    async (sensitive) => {
      const content = randomBytes(700_000);
      async function* pieces() {
        for (let at = 0; at < content.length; at += 90_001) yield content.subarray(at, at + 90_001);
      }
      const hash = await store.put(pieces, { sensitive });
      expect(hash).toBe(hashOf(content));
      const { size, pieces: kept } = await store.open(hash);
      expect(size).toBe(content.length);
      for (const _ of ['once', 'and again']) expect(await buffer(kept())).toEqual(content);
      const file = onlyFile();
      const altered = readFileSync(file);
      altered[650_000] = (altered[650_000] ?? 0) ^ 1;
      writeFileSync(file, altered);
      await expect(store.open(hash)).rejects.toMatchObject({ code: 'documents.errors.fileDamaged' });
    },
  );

  it('keeps the same content once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => store.put(CONTENT)));
    expect(onDisk()).toHaveLength(1);
  });

  it('leaves nothing half-written and nobody else may read it', async () => {
    await store.put(CONTENT);
    expect(readdirSync(join(directory, 'incoming'))).toEqual([]);
    expect(statSync(onlyFile()).mode & 0o077).toBe(0);
  });

  it('writes sensitive content encrypted, differently each time, and never in clear', async () => {
    const hash = await store.put(CONTENT, { sensitive: true });
    const first = readFileSync(onlyFile());
    expect(first.includes('IBAN')).toBe(false);
    await store.remove(hash);
    await store.put(CONTENT, { sensitive: true });
    expect(readFileSync(onlyFile()).equals(first)).toBe(false);
  });

  it('removes the clear copy when the same content turns out to be sensitive', async () => {
    const hash = await store.put(CONTENT);
    await store.put(CONTENT, { sensitive: true });
    expect(onDisk().map((file) => readFileSync(file).includes('IBAN'))).toEqual([false]);
    await store.put(CONTENT);
    expect(onDisk()).toHaveLength(1);
    expect(await store.read(hash)).toEqual(CONTENT);
  });

  it.each([true, false])('notices any byte changed on disk (sensitive: %s)', async (sensitive) => {
    const hash = await store.put(CONTENT, { sensitive });
    const whole = readFileSync(onlyFile());
    for (let at = 0; at < whole.length; at++) {
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 1;
      writeFileSync(onlyFile(), altered);
      await expect(store.read(hash)).rejects.toMatchObject({ code: 'documents.errors.fileDamaged' });
    }
    writeFileSync(onlyFile(), whole.subarray(0, 3));
    await expect(store.stream(hash)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('mends a damaged copy when the content comes again', async () => {
    const hash = await store.put(CONTENT);
    writeFileSync(onlyFile(), 'abîmé');
    await store.put(CONTENT);
    expect(await store.read(hash)).toEqual(CONTENT);
  });

  it('does not open under another key', async () => {
    const hash = await store.put(CONTENT, { sensitive: true });
    const other = openFileStore({ directory, key: randomBytes(32) });
    await expect(other.read(hash)).rejects.toMatchObject({ code: 'documents.errors.fileDamaged' });
  });

  it('does not let two encrypted contents be swapped', async () => {
    const [one, two] = [
      await store.put(CONTENT, { sensitive: true }),
      await store.put(Buffer.from('autre'), { sensitive: true }),
    ];
    const fileOf = (hash: FileHash) => onDisk().find((file) => file.includes(hash)) ?? '';
    writeFileSync(fileOf(one), readFileSync(fileOf(two)));
    await expect(store.read(one)).rejects.toMatchObject({ code: 'documents.errors.fileDamaged' });
  });

  it('refuses sensitive content without a key', async () => {
    await expect(openFileStore({ directory }).put(CONTENT, { sensitive: true })).rejects.toThrow('DATA_KEY');
    expect(onDisk()).toEqual([]);
  });

  it.each(['../../etc/passwd', `${'a'.repeat(63)}/`, 'A'.repeat(64), '', `${'a'.repeat(64)}.enc`])(
    'never makes a path of anything but a hash: %s',
    async (name) => {
      const missing = { kind: 'not-found', code: 'documents.errors.fileMissing' };
      await expect(store.read(name as FileHash)).rejects.toMatchObject(missing);
      await expect(store.remove(name as FileHash)).rejects.toMatchObject(missing);
    },
  );

  it('says that it has no such file, and forgets what is removed', async () => {
    const hash = await store.put(CONTENT, { sensitive: true });
    expect(await store.has(hash)).toBe(true);
    await store.remove(hash);
    await store.remove(hash);
    expect(await store.has(hash)).toBe(false);
    await expect(store.read(hash)).rejects.toMatchObject({ kind: 'not-found' });
    expect(onDisk()).toEqual([]);
  });

  it('leaves nothing behind when the disk refuses', async () => {
    const hash = hashOf(CONTENT);
    mkdirSync(join(directory, hash.slice(0, 2), hash), { recursive: true });
    await expect(store.put(CONTENT)).rejects.toThrow();
    expect(onDisk()).toEqual([]);
  });
});

describe('the name a file is downloaded under', () => {
  it.each([
    ['../../etc/passwd', 'etc_passwd.pdf'],
    ['C:\\Users\\moi\\devis.exe', 'C_Users_moi_devis.pdf'],
    ['facture\u202egpj.exe', 'facture_gpj.pdf'],
    ['Devis n°\u00a03 – été.pdf', 'Devis n_3 _ été.pdf'],
    ['"; filename=x', 'filename_x.pdf'],
    ['...', 'document.pdf'],
    ['', 'document.pdf'],
  ])('of %s is %s', (label, name) => {
    expect(downloadName(label, 'application/pdf')).toBe(name);
  });

  it('is short and has no separator, whatever the label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (label) => {
        const name = downloadName(label, 'image/png');
        expect(name).toMatch(/^[\p{L}\p{N}\p{M}_-][\p{L}\p{N}\p{M} ._-]*\.png$/u);
        expect(Array.from(name).length).toBeLessThanOrEqual(84);
      }),
    );
  });
});
