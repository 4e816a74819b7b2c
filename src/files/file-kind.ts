/** The three kinds of file that owners and officers may send: what phones, scanners and companies produce. */
export const FILE_MIMES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type FileMime = (typeof FILE_MIMES)[number];
export const isFileMime = (mime: string): mime is FileMime => FILE_MIMES.includes(mime as FileMime);

export type FileKind =
  | { readonly mime: 'application/pdf' }
  /** `width` and `height` in pixels. */
  | { readonly mime: 'image/jpeg' | 'image/png'; readonly width: number; readonly height: number };

export type FileLimits = {
  readonly bytes: number;
  /** Width × height: what an image takes in memory, whatever its file weighs. */
  readonly pixels: number;
};

/** A phone makes pictures of 50 million pixels; a scanner, files of a few megabytes a page. */
export const FILE_LIMITS: FileLimits = { bytes: 20 * 1024 * 1024, pixels: 64_000_000 };

const EXTENSIONS: Record<FileMime, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** A name to save a file under, whatever its sender called it: no path, no control, the extension of its real kind. */
export function downloadName(label: string, mime: FileMime): string {
  const stem = label
    .toWellFormed()
    .normalize('NFC')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[^\p{L}\p{N}\p{M} ._-]+/gu, '_')
    .replace(/^[. _]+|[. _]+$/g, '');
  return `${Array.from(stem).slice(0, 80).join('') || 'document'}.${EXTENSIONS[mime]}`;
}
