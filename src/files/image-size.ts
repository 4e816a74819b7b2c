type Size = { readonly width: number; readonly height: number };

/** Dimensions from the header, without decoding: a PNG of 30 000 × 30 000 weighs a few bytes and needs gigabytes. */
export function imageSize(bytes: Uint8Array, mime: 'image/jpeg' | 'image/png'): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return mime === 'image/png' ? pngSize(view) : jpegSize(view);
}

const IHDR = 0x49484452;

/** PNG §5.6: the first chunk is IHDR. */
function pngSize(view: DataView): Size | null {
  if (view.byteLength < 33 || view.getUint32(12) !== IHDR) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

const START_OF_SCAN = 0xda;
/** SOF0 to SOF15, less the three markers of other meaning (T.81 table B.1). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

function jpegSize(view: DataView): Size | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isAlone(marker)) at += 2;
    else if (marker === START_OF_SCAN) return null;
    else if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}
