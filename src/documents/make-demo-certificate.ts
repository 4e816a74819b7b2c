import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { Day } from '../shared/dates.ts';
import { bitString, boolean, explicit, integer, octets, oid, sequence, setOf, time, utf8 } from './der.ts';
import { makePkcs12 } from './pkcs12.ts';

const OID = {
  ecdsaSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  keyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedUsage: '2.5.29.37',
  documentSigning: '1.3.6.1.5.5.7.3.36',
  /** What readers built on NSS look for, older than the one above. */
  emailProtection: '1.3.6.1.5.5.7.3.4',
} as const;

export type DemoCertificate = {
  /** Printed by readers as the author of the seal; should say that it is worth nothing. */
  readonly name: string;
  readonly organization: string;
  readonly from: Day;
  readonly until: Day;
};

/**
 * A PKCS#12 file with a new P-256 key and a certificate signed by itself (RFC 5280): enough to seal in demonstration
 * mode, trusted by nobody. Production brings its own file.
 */
export function makeDemoCertificate(wish: DemoCertificate, passphrase: string): Buffer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return makePkcs12(privateKey, selfSigned(wish, privateKey, publicKey), passphrase);
}

function selfSigned(
  { name, organization, from, until }: DemoCertificate,
  key: KeyObject,
  publicKey: KeyObject,
): Buffer {
  const algorithm = sequence(oid(OID.ecdsaSha256));
  const who = sequence(attribute(OID.organization, organization), attribute(OID.commonName, name));
  const subjectKey = publicKey.export({ type: 'spki', format: 'der' });
  const validity = sequence(time(new Date(`${from}T00:00:00Z`)), time(new Date(`${until}T00:00:00Z`)));
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const content = sequence(
    explicit(0, integer(2)),
    integer(serial),
    algorithm,
    who,
    validity,
    who,
    subjectKey,
    explicit(3, extensions(subjectKey)),
  );
  return sequence(content, algorithm, bitString(sign('sha256', content, key)));
}

const attribute = (type: string, value: string): Buffer => setOf(sequence(oid(type), utf8(value)));

function extensions(subjectKey: Uint8Array): Buffer {
  const critical = boolean(true);
  // digitalSignature and nonRepudiation: the two first bits.
  const usage = bitString(Buffer.from([0xc0]), 6);
  return sequence(
    sequence(oid(OID.basicConstraints), critical, octets(sequence())),
    sequence(oid(OID.keyUsage), critical, octets(usage)),
    sequence(oid(OID.extendedUsage), octets(sequence(oid(OID.documentSigning), oid(OID.emailProtection)))),
    sequence(oid(OID.keyIdentifier), octets(octets(createHash('sha1').update(subjectKey).digest()))),
  );
}
