import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { translate } from '../i18n/translate.ts';
import type { Day } from '../shared/dates.ts';
import { makeDemoCertificate } from './make-demo-certificate.ts';
import { openSealer, type Sealer } from './seal.ts';

export type SealSettings = {
  readonly demo: boolean;
  readonly dataDir: string;
  readonly seal: { readonly file: string; readonly passphrase: string } | null;
};

const DEMO: { name: string; organization: string; from: Day; until: Day } = {
  name: 'Démonstration – sans valeur',
  organization: 'Volets Ouverts',
  from: '2026-01-01' as Day,
  until: '2046-01-01' as Day,
};

/** The authority's certificate; in demonstration mode without one, a certificate made once and kept in the data folder. */
export async function openSeal(settings: SealSettings): Promise<Sealer> {
  const seal = await openCertificate(settings);
  const reason = translate('fr', 'documents.seal.reason');
  return (pdf, words) => seal(pdf, { reason, ...words });
}

async function openCertificate({ demo, dataDir, seal }: SealSettings): Promise<Sealer> {
  if (seal) return openSealer(await readFile(seal.file), seal.passphrase);
  if (!demo) throw new Error('A sealing certificate is needed (SEAL_P12, SEAL_PASSPHRASE).');
  const file = join(dataDir, 'demonstration-seal.json');
  if (!existsSync(file)) await keepDemoCertificate(file);
  const { p12, passphrase } = JSON.parse(await readFile(file, 'utf8')) as { p12: string; passphrase: string };
  return openSealer(Buffer.from(p12, 'base64'), passphrase);
}

async function keepDemoCertificate(file: string): Promise<void> {
  const passphrase = randomBytes(24).toString('base64url');
  const p12 = makeDemoCertificate(DEMO, passphrase).toString('base64');
  await writeFile(`${file}.new`, JSON.stringify({ p12, passphrase }), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
