/** The few forms of DER (X.690) that certificates, PKCS#12 and CMS signatures are made of. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  sequence: 0x30,
  set: 0x31,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const;

export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(TAG.sequence, ...parts);
export const setOf = (...parts: readonly Uint8Array[]): Buffer => der(TAG.set, ...parts);
export const octets = (content: Uint8Array): Buffer => der(TAG.octets, content);
export const bitString = (content: Uint8Array, unused = 0): Buffer =>
  der(TAG.bitString, Buffer.from([unused]), content);
export const utf8 = (text: string): Buffer => der(TAG.utf8, Buffer.from(text, 'utf8'));
export const boolean = (value: boolean): Buffer => der(TAG.boolean, Buffer.from([value ? 0xff : 0]));
/** `[n]` around a complete value. */
export const explicit = (n: number, content: Uint8Array): Buffer => der(0xa0 | n, content);

/** A number not below zero; bytes are read as an unsigned big-endian number. */
export function integer(value: number | Uint8Array): Buffer {
  const bytes = typeof value === 'number' ? unsigned(value) : Buffer.from(value);
  return der(TAG.integer, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

function unsigned(value: number): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(TAG.oid, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest % 128) | 0x80);
  return bytes;
}

/** RFC 5280 §4.1.2.5: two-digit years until 2049, four digits after. */
export function time(date: Date): Buffer {
  const digits = `${date.toISOString().replace(/[-:T]|\.\d{3}/g, '')}`;
  return date.getUTCFullYear() < 2050
    ? der(TAG.utcTime, Buffer.from(digits.slice(2)))
    : der(TAG.generalizedTime, Buffer.from(digits));
}
