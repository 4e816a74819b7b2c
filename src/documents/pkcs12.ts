import { createHash, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { explicit, integer, octets, oid, sequence, setOf } from './der.ts';

const OID = {
  data: '1.2.840.113549.1.7.1',
  keyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509: '1.2.840.113549.1.9.22.1',
  localKeyId: '1.2.840.113549.1.9.21',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

const ITERATIONS = 10_000;

/** A PKCS#12 file (RFC 7292): the private key under AES-256, its certificate, and a MAC over both. */
export function makePkcs12(key: KeyObject, certificate: Uint8Array, passphrase: string): Buffer {
  const keyId = setOf(
    sequence(oid(OID.localKeyId), setOf(octets(createHash('sha1').update(certificate).digest()))),
  );
  const secret = key.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase });
  const cert = sequence(oid(OID.x509), explicit(0, octets(certificate)));
  const safes = sequence(
    data(sequence(sequence(oid(OID.certificateBag), explicit(0, cert), keyId))),
    data(sequence(sequence(oid(OID.keyBag), explicit(0, secret), keyId))),
  );
  return sequence(integer(3), data(safes), mac(safes, passphrase));
}

const data = (content: Uint8Array): Buffer => sequence(oid(OID.data), explicit(0, octets(content)));

function mac(content: Uint8Array, passphrase: string): Buffer {
  const salt = randomBytes(16);
  const value = createHmac('sha256', macKey(passphrase, salt)).update(content).digest();
  return sequence(sequence(sequence(oid(OID.sha256)), octets(value)), octets(salt), integer(ITERATIONS));
}

/** RFC 7292 appendix B.2 with SHA-256 and purpose 3; 32 bytes are one round, so step 6.B never applies. */
function macKey(passphrase: string, salt: Buffer): Buffer {
  const block = 64;
  const password = Buffer.from(`${passphrase}\0`, 'utf16le').swap16();
  let digest = Buffer.concat([Buffer.alloc(block, 3), filled(salt, block), filled(password, block)]);
  for (let round = 0; round < ITERATIONS; round++) digest = createHash('sha256').update(digest).digest();
  return digest;
}

/** Repeated to fill whole blocks. */
const filled = (bytes: Buffer, block: number): Buffer =>
  Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
