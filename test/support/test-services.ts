import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installTemplates } from '../../src/agreements/templates/install-templates.ts';
import { engineOnDemand } from '../../src/audits/engine/engine-on-demand.ts';
import { installEnvelopes } from '../../src/budget/install-envelopes.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { type Context, contextFor, type Services } from '../../src/context.ts';
import { openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { openSeal } from '../../src/documents/open-seal.ts';
import { type PdfRenderer, startPdfRenderer } from '../../src/documents/start-pdf-renderer.ts';
import { openFileStore } from '../../src/files/file-store.ts';
import { installSchemes } from '../../src/incentives/install-schemes.ts';
import { listSentMails, type SentMail } from '../../src/outbox/outbox-store.ts';
import { workUntilIdle } from '../../src/outbox/outbox-worker.ts';
import { handlers } from '../../src/outbox-handlers.ts';
import { type LoadedProgramme, loadProgramme } from '../../src/programme/load-programme.ts';
import { type Actor, system } from '../../src/shared/actor.ts';
import { type Instant, instant } from '../../src/shared/dates.ts';
import { keepPrioritiesCurrent } from '../../src/units/priority/count-priorities.ts';

/** A clock that tests set and move. */
export type FakeClock = { now: Instant; advance(ms: number): void };

export type TestServices = {
  readonly services: Services;
  readonly clock: FakeClock;
  as(actor: Actor): Context;
  /** Does all promised work now (mails, documents, imports). */
  work(): Promise<number>;
  mails(): Promise<SentMail[]>;
  close(): Promise<void>;
};

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** Names the folder that `prepare-data.ts` made for this run; unset outside vitest. */
export const PREPARED = 'VOLETS_PREPARED_DATA';

/**
 * The whole software on a real database, file store, engine and PDF renderer in a folder of its own. Only the
 * clock is false, and mails are kept instead of being sent. `settings` overrides the environment.
 */
export async function startTestServices(settings: Record<string, string> = {}): Promise<TestServices> {
  const folder = mkdtempSync(join(tmpdir(), 'volets-test-'));
  const prepared = process.env[PREPARED];
  if (prepared) cpSync(prepared, folder, { recursive: true });
  const config: Config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    PORT: '3000',
    ...settings,
  });
  const { programme, territory } = await programmeOf(config.programme);
  migrate(config.databaseFile);
  const clock: FakeClock = {
    now: instant('2026-03-02T09:00:00Z'),
    advance(ms) {
      clock.now = instant(Date.parse(clock.now) + ms);
    },
  };
  // The engine takes seconds to load: only tests that compute pay for it.
  const engine = engineOnDemand();
  const pdf = lazyPdf();
  const services: Services = {
    config,
    db: openDatabase(config.databaseFile),
    clock: () => clock.now,
    programme,
    territory,
    engine,
    pdf,
    seal: await openSeal(config),
    files: openFileStore({ directory: config.filesDir, key: config.dataKey }),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  };
  const installer = contextFor(services, system('test'));
  await installTemplates(installer);
  await installEnvelopes(installer);
  await installSchemes(installer, programme.schemes);
  await keepPrioritiesCurrent(services);
  return {
    services,
    clock,
    as: (actor) => contextFor(services, actor),
    work: () => workUntilIdle(services, handlers),
    mails: () => listSentMails(services.db.read),
    async close() {
      await Promise.all([engine.close(), pdf.close()]);
      services.db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const programmes = new Map<string, Promise<LoadedProgramme>>();

/** Read once a file of tests: the official list of communes weighs 12 MB. */
function programmeOf(slug: string): Promise<LoadedProgramme> {
  const loaded = programmes.get(slug) ?? loadProgramme(slug);
  programmes.set(slug, loaded);
  return loaded;
}

function lazyPdf(): PdfRenderer {
  let started: PdfRenderer | undefined;
  const start = () => {
    started ??= startPdfRenderer();
    return started;
  };
  return {
    render: (document) => start().render(document),
    bind: (name, cover) => start().bind(name, cover),
    close: async () => started?.close(),
  };
}
