import type { EnergyEngine } from './audits/engine/energy-engine.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { PdfRenderer } from './documents/start-pdf-renderer.ts';
import type { FileStore } from './files/file-store.ts';
import type { Programme } from './programme/programme.ts';
import type { Territory } from './programme/territory.ts';
import type { Actor } from './shared/actor.ts';
import type { Clock } from './shared/dates.ts';
import type { Locale } from './shared/locale.ts';

export type Log = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

/** Turns a signed stack of bytes into a sealed one; null in a setting without a certificate cannot exist (config refuses). */
export type SealPdf = (pdf: Uint8Array) => Promise<Uint8Array>;

/** What the whole software shares, made once by `main.ts` (or a test). */
export type Services = {
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly programme: Programme;
  readonly territory: Territory;
  readonly engine: EnergyEngine;
  readonly pdf: PdfRenderer;
  readonly seal: SealPdf;
  readonly files: FileStore;
  readonly log: Log;
};

/** What a use case receives: the services, and on whose behalf it acts. */
export type Context = Services & { readonly actor: Actor; readonly locale: Locale };

export const contextFor = (services: Services, actor: Actor, locale: Locale = 'fr'): Context => ({
  ...services,
  actor,
  locale,
});
