import type { Services } from '../../context.ts';
import type { ZipEntry } from '../../documents/write-zip.ts';
import { findFile } from '../../files/files-queries.ts';
import { DomainError } from '../../shared/errors.ts';
import type { FileHash } from '../../shared/ids.ts';
import type { Found } from '../holdings/holdings-store.ts';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/xml': 'xml',
};
/** Columns that hold a file, with where its name is. */
const FILES = [
  { table: 'case_document', hash: 'hash', name: 'name' },
  { table: 'message_file', hash: 'hash', name: 'name' },
  { table: 'unit_document', hash: 'hash', name: 'label' },
  { table: 'act', hash: 'file_hash', name: 'number' },
  { table: 'act', hash: 'signed_file_hash', name: 'number' },
  { table: 'act_paper_copy', hash: 'hash', name: null },
  { table: 'visit', hash: 'report_hash', name: null },
  { table: 'visit_photo', hash: 'hash', name: 'point' },
  { table: 'handed_evidence', hash: 'hash', name: 'name' },
  { table: 'home_check', hash: 'hash', name: null },
  { table: 'audit_report', hash: 'file_hash', name: null },
  { table: 'audit_photo', hash: 'hash', name: 'label' },
  { table: 'audit_dpe', hash: 'hash', name: null },
  { table: 'market_return', hash: 'hash', name: 'evidence' },
] as const;

export type CopyFile = ZipEntry & { readonly label: string };

/** The papers held about a person, under names that say what they are; one that the disk lost is passed over. */
export async function copyFiles(services: Pick<Services, 'db' | 'files'>, found: Found): Promise<CopyFile[]> {
  const made: CopyFile[] = [];
  for (const [hash, title] of titlesByFile(found)) {
    const file = await copyFile(services, hash, title);
    if (file) made.push(file);
  }
  return made;
}

/** What each file is called; one that is named twice keeps its first name. */
function titlesByFile(found: Found): ReadonlyMap<FileHash, string> {
  const named = FILES.flatMap(({ table, hash, name }) =>
    (found.get(table) ?? []).map((row) => {
      const signed = hash === 'signed_file_hash' ? '-signe' : '';
      return [row[hash] as FileHash | null, String((name && row[name]) || table) + signed] as const;
    }),
  );
  const titles = new Map<FileHash, string>();
  for (const [hash, title] of named) if (hash && !titles.has(hash)) titles.set(hash, title);
  return titles;
}

async function copyFile(
  { db, files }: Pick<Services, 'db' | 'files'>,
  hash: FileHash,
  title: string,
): Promise<CopyFile | null> {
  const file = await findFile(db.read, hash);
  const content = file && (await readIfThere(files, hash));
  if (!content) return null;
  const name = `pieces/${plain(title)}-${hash.slice(0, 8)}.${EXTENSIONS[file.mime] ?? 'bin'}`;
  return { name, label: title, content };
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\.[a-z]{3,4}$/i, '')
    .replace(/[^\w-]+/g, '-')
    .slice(0, 60);

async function readIfThere(files: Services['files'], hash: FileHash): Promise<Buffer | null> {
  try {
    return await files.read(hash);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
