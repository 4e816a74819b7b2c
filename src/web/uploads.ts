import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

export type UploadedFile = { readonly field: string; readonly name: string; readonly bytes: Buffer };
export type Upload = {
  readonly fields: Readonly<Record<string, string | string[]>>;
  readonly files: readonly UploadedFile[];
};

type Part = MultipartFile | { type: 'field'; fieldname: string; value: unknown };

/** The parts of a multipart form: text fields apart from files; empty file inputs left out. Names are labels only, never paths. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const parts = Object.values((request.body ?? {}) as Record<string, Part | Part[]>).flat();
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  const files: UploadedFile[] = [];
  for (const part of parts) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      if (part.filename && bytes.length > 0)
        files.push({ field: part.fieldname, name: safeName(part.filename), bytes });
    } else {
      const before = fields[part.fieldname];
      const value = String(part.value);
      fields[part.fieldname] = before === undefined ? value : [before, value].flat();
    }
  }
  return { fields, files };
}

/** A form whose files are optional: sent whole, or without any file and as plain fields. */
export const readFormOrUpload = async (request: FastifyRequest): Promise<Upload> =>
  request.isMultipart()
    ? readUpload(request)
    : { fields: (request.body ?? {}) as Upload['fields'], files: [] };

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const UNSAFE = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;
const safeName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').toWellFormed().replace(UNSAFE, '').slice(-120) || 'document';
