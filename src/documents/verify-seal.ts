import { createHash, verify, X509Certificate } from 'node:crypto';
import { oid } from './der.ts';
import { childrenOf, type DerValue, descend, readDer } from './read-der.ts';

export type SealReport = {
  /** The bytes are those that were sealed, and the key of the certificate sealed them. Says nothing of who owns the certificate. */
  readonly valid: boolean;
  /** SHA-256 of the certificate, hexadecimal: compare with the authority's own. */
  readonly certificate: string;
  /** Name in the certificate. */
  readonly signer: string;
};

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;
const MESSAGE_DIGEST = oid('1.2.840.113549.1.9.4');
const HASHES: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/**
 * Checks the last seal of a PDF: that it covers the whole file and that the signature (CMS, RFC 5652 §5.4, RSA
 * PKCS#1 or ECDSA) is right. Null when there is none, or none that covers the file to its end.
 */
export function verifySeal(pdf: Uint8Array): SealReport | null {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const range = [...bytes.toString('latin1').matchAll(BYTE_RANGE)].at(-1)?.slice(1).map(Number);
  const [start, first, second, length] = range ?? [];
  if (start !== 0 || first === undefined || second === undefined || length === undefined) return null;
  if (second + length !== bytes.length || second <= first) return null;
  const hex = bytes.subarray(first, second).toString('latin1');
  if (!/^<[0-9a-f]+>$/i.test(hex)) return null;
  try {
    const signed = Buffer.concat([bytes.subarray(0, first), bytes.subarray(second)]);
    return checkCms(withoutPadding(Buffer.from(hex.slice(1, -1), 'hex')), signed);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The place reserved for the signature is larger than it and ends in zeros. */
function withoutPadding(bytes: Buffer): DerValue {
  const size = bytes.readUInt8(1) - 0x80;
  const length = size > 0 ? 2 + size + bytes.readUIntBE(2, size) : 2 + bytes.readUInt8(1);
  return only(readDer(bytes.subarray(0, length)));
}

function only(values: readonly DerValue[]): DerValue {
  const value = values[0];
  if (!value) throw new RangeError('not DER: empty');
  return value;
}

function checkCms(contentInfo: DerValue, signed: Buffer): SealReport {
  const parts = childrenOf(descend(contentInfo, 1, 0));
  const certificates = parts.find((part) => part.tag === 0xa0);
  const signer = descend(parts.at(-1) ?? contentInfo, 0);
  const [, issuerAndSerial, digestAlgorithm, attributes, , signature] = childrenOf(signer);
  if (!certificates || !issuerAndSerial || !digestAlgorithm || attributes?.tag !== 0xa0 || !signature)
    throw new RangeError('not a CMS signature with signed attributes');
  const certificate = new X509Certificate(signerCertificate(certificates, issuerAndSerial).bytes);
  const hash = hashName(descend(digestAlgorithm, 0));
  // RFC 5652 §5.4: the attributes are signed as a SET OF, whatever tag they travel under.
  const signedAttributes = Buffer.concat([Buffer.from([0x31]), attributes.bytes.subarray(1)]);
  return {
    valid:
      messageDigest(attributes).equals(createHash(hash).update(signed).digest()) &&
      verify(hash, signedAttributes, certificate.publicKey, signature.content),
    certificate: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    signer: /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? certificate.subject,
  };
}

/** The certificate whose issuer and serial number the signature names. */
function signerCertificate(certificates: DerValue, issuerAndSerial: DerValue): DerValue {
  const [issuer, serial] = childrenOf(issuerAndSerial);
  const found = childrenOf(certificates).find((certificate) => {
    const [, serialNumber, , name] = childrenOf(descend(certificate, 0));
    return issuer && serial && serialNumber?.bytes.equals(serial.bytes) && name?.bytes.equals(issuer.bytes);
  });
  if (!found) throw new RangeError('the certificate of the signer is missing');
  return found;
}

function messageDigest(attributes: DerValue): Buffer {
  const attribute = childrenOf(attributes).find((each) => descend(each, 0).bytes.equals(MESSAGE_DIGEST));
  if (!attribute) throw new RangeError('no message digest');
  return descend(attribute, 1, 0).content;
}

function hashName(algorithm: DerValue): string {
  const name = Object.entries(HASHES).find(([dotted]) => oid(dotted).equals(algorithm.bytes))?.[1];
  if (!name) throw new RangeError('unknown hash');
  return name;
}
