import { PDF, type PdfDict, type PdfObject, PdfStream } from '@libpdf/core';
import type { SharpInput } from 'sharp';
import { faxAsTiff } from './fax-tiff.ts';

/** A picture ready for sharp, with what it must be told of raw pixels. */
export type ScannedImage = {
  readonly input: SharpInput;
  readonly raw?: { readonly width: number; readonly height: number; readonly channels: 1 | 3 };
  /** Quarter turns clockwise that the page asks for. */
  readonly turn: number;
};

/**
 * The picture of each page of a scanned PDF: the largest image that the page shows, as JPEG (DCT), fax (CCITT group 4) or
 * plain pixels (Flate). Null for a page without one, or in a format that is not read (JBIG2, JPEG 2000).
 * Throws when the file is no PDF.
 */
export async function scannedImages(pdf: Uint8Array): Promise<(ScannedImage | null)[]> {
  const document = await PDF.load(pdf);
  const resolve = (object: PdfObject | null | undefined): PdfObject | null =>
    object?.type === 'ref' ? document.getObject(object) : (object ?? null);
  return document.getPages().map((page) => {
    const turn = ((((page.rotation ?? 0) / 90) % 4) + 4) % 4;
    const [largest] = imagesOf(page.getResources(), resolve).toSorted((a, b) => area(b) - area(a));
    const image = largest ? readable(largest, resolve) : null;
    return image && { ...image, turn };
  });
}

type Resolve = (object: PdfObject | null | undefined) => PdfObject | null;

const DEEPEST = 4;

/** Images of a page, those inside the forms that it draws included. */
function imagesOf(resources: PdfDict, resolve: Resolve, depth = 0): PdfStream[] {
  const drawn = resolve(resources.get('XObject'));
  if (drawn?.type !== 'dict' || depth > DEEPEST) return [];
  return [...(drawn as PdfDict)].flatMap(([, value]): PdfStream[] => {
    const object = resolve(value);
    if (!(object instanceof PdfStream)) return [];
    if (nameOf(object, 'Subtype', resolve) === 'Image') return [object];
    const inner = resolve(object.get('Resources'));
    return inner?.type === 'dict' ? imagesOf(inner as PdfDict, resolve, depth + 1) : [];
  });
}

const numberOf = (dict: PdfDict, key: string, resolve: Resolve): number => {
  const value = resolve(dict.get(key));
  return value?.type === 'number' ? value.value : 0;
};

function nameOf(dict: PdfDict, key: string, resolve: Resolve): string | null {
  const value = resolve(dict.get(key));
  if (value?.type === 'name') return value.value;
  if (value?.type !== 'array') return null;
  const [first] = [...value];
  const name = resolve(first);
  return name?.type === 'name' ? name.value : null;
}

const plain: Resolve = (object) => (object?.type === 'ref' ? null : (object ?? null));
const area = (image: PdfStream): number => numberOf(image, 'Width', plain) * numberOf(image, 'Height', plain);

function readable(image: PdfStream, resolve: Resolve): Omit<ScannedImage, 'turn'> | null {
  const [width, height] = [numberOf(image, 'Width', resolve), numberOf(image, 'Height', resolve)];
  if (width <= 0 || height <= 0) return null;
  switch (nameOf(image, 'Filter', resolve)) {
    case 'DCTDecode':
      return { input: image.data };
    case 'CCITTFaxDecode':
      return fax(image, { width, height }, resolve);
    case 'FlateDecode':
    case null:
      return pixels(image, { width, height }, resolve);
    default:
      return null;
  }
}

type Size = { readonly width: number; readonly height: number };

function fax(image: PdfStream, size: Size, resolve: Resolve): Omit<ScannedImage, 'turn'> | null {
  const given = resolve(image.get('DecodeParms'));
  const parms = given?.type === 'array' ? resolve([...given][0]) : given;
  const dict = parms?.type === 'dict' ? (parms as PdfDict) : null;
  // K < 0: group 4, what scanners write; groups 3 are of fax machines.
  if (!dict || numberOf(dict, 'K', resolve) >= 0) return null;
  const black = resolve(dict.get('BlackIs1'));
  const blackIsOne = black?.type === 'bool' && black.value;
  return { input: faxAsTiff(image.data, size, blackIsOne) };
}

/** Eight bits a sample, grey or colour, as scanning software writes them without loss. */
function pixels(
  image: PdfStream,
  { width, height }: Size,
  resolve: Resolve,
): Omit<ScannedImage, 'turn'> | null {
  if (numberOf(image, 'BitsPerComponent', resolve) !== 8) return null;
  const bytes = image.getDecodedData();
  const channels = bytes.length / (width * height);
  if (channels !== 1 && channels !== 3) return null;
  return { input: bytes, raw: { width, height, channels } };
}
