import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address under which people reach the service; links in mails start with it. */
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().default('data'),
  PROGRAMME: z.string().default('dunkerque'),
  SESSION_SECRET: z.string().min(32).optional(),
  /** 32 bytes in hexadecimal: encrypts sensitive files, second-factor secrets and bank details at rest. */
  DATA_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().optional(),
  SEAL_P12: z.string().optional(),
  SEAL_PASSPHRASE: z.string().optional(),
  /** Threads of the energy method, each 110 MB: one for each core that may work on it. */
  ENERGY_THREADS: z.coerce.number().int().min(1).max(16).optional(),
  /** Address template of map tiles (`https://…{z}/{x}/{y}…`); none: the map shows points on a plain ground. */
  MAP_TILES_URL: z.string().optional(),
  /** `host:port` of a clamd scanner; none: files are checked by their content, not scanned. */
  CLAMD: z
    .string()
    .regex(/^[a-z0-9.:[\]-]+:\d{1,5}$/i, 'host:port')
    .optional(),
  TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

const NEEDED_IN_PRODUCTION = [
  'PUBLIC_URL',
  'SESSION_SECRET',
  'DATA_KEY',
  'SMTP_URL',
  'MAIL_FROM',
  'SEAL_P12',
  'SEAL_PASSPHRASE',
] as const;

export type Config = {
  /** Demonstration mode: invented data, visible mails. Never in production. */
  readonly demo: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly databaseFile: string;
  readonly filesDir: string;
  readonly programme: string;
  readonly sessionSecret: string;
  readonly dataKey: Buffer;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Path and passphrase of the sealing certificate; null: demonstration mode makes its own on first start. */
  readonly seal: { readonly file: string; readonly passphrase: string } | null;
  readonly energyThreads: number;
  readonly mapTilesUrl: string | null;
  /** Scanner of what people send; null: none, and staff are told so. */
  readonly scanner: { readonly host: string; readonly port: number } | null;
  readonly trustProxy: boolean;
  readonly logLevel: string;
};

/** The environment, parsed once. Throws an error that names each missing or malformed setting, never its value. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration cannot be used.\n  ${wrong.join('\n  ')}`);
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const missing = production ? NEEDED_IN_PRODUCTION.filter((name) => !env[name]) : [];
  if (missing.length)
    throw new Error(
      `NODE_ENV=production needs these settings: ${missing.join(', ')} (see README, “Configuration”).`,
    );

  const dataDir = resolve(env.DATA_DIR);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const secrets = production ? null : demonstrationSecrets(dataDir);
  return {
    demo: !production,
    host: env.HOST,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/$/, ''),
    dataDir,
    databaseFile: join(dataDir, 'volets.db'),
    filesDir: join(dataDir, 'files'),
    programme: env.PROGRAMME,
    sessionSecret: env.SESSION_SECRET ?? secrets?.sessionSecret ?? '',
    dataKey: Buffer.from(env.DATA_KEY ?? secrets?.dataKey ?? '', 'hex'),
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? 'Volets Ouverts <ne-pas-repondre@example.org>',
    seal: env.SEAL_P12 ? { file: resolve(env.SEAL_P12), passphrase: env.SEAL_PASSPHRASE ?? '' } : null,
    energyThreads: env.ENERGY_THREADS ?? Math.min(2, availableParallelism()),
    mapTilesUrl: env.MAP_TILES_URL ?? null,
    scanner: env.CLAMD ? hostAndPort(env.CLAMD) : null,
    trustProxy: env.TRUST_PROXY === 'true',
    logLevel: env.LOG_LEVEL,
  };
}

function hostAndPort(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(':');
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) };
}

const Secrets = z.object({ sessionSecret: z.string().min(32), dataKey: z.string().length(64) });

/** Demonstration mode makes its own secrets once, so that files and codes still open after a restart. */
function demonstrationSecrets(dataDir: string): z.infer<typeof Secrets> {
  const file = join(dataDir, 'demonstration-secrets.json');
  if (existsSync(file)) return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const made = { sessionSecret: randomBytes(32).toString('hex'), dataKey: randomBytes(32).toString('hex') };
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}
