import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { contextFor, type Services } from './context.ts';
import { welcome } from './demonstration/welcome.ts';
import {
  DEMONSTRATION_YEAR,
  demonstrationYear,
  promiseYear,
  yearBeside,
} from './demonstration/year/year-job.ts';
import { type OutboxWorker, startOutboxWorker } from './outbox/outbox-worker.ts';
import { handlers, LONG_WORK } from './outbox-handlers.ts';
import { prepareProgramme } from './prepare-programme.ts';
import { startSchedule } from './schedule.ts';
import { closeServices, openServices } from './services.ts';
import { system } from './shared/actor.ts';

/** In demonstration mode a year of the office is played in the background; see src/demonstration/year. */
async function startWorker(services: Services, halt: AbortSignal): Promise<OutboxWorker> {
  if (!services.config.demo) return startOutboxWorker(services, handlers, LONG_WORK);
  await promiseYear(contextFor(services, system('demonstration')));
  const all = { ...handlers, [DEMONSTRATION_YEAR]: demonstrationYear(handlers, halt) };
  return startOutboxWorker(services, all, LONG_WORK, yearBeside(services));
}

/** Starts everything: database, programme, demonstration data on first start, web, worker, schedule; stops cleanly on SIGTERM. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment);
  const services = await openServices(config);
  await prepareProgramme(services);
  const app = await createApp(services);
  await app.listen({ host: config.host, port: config.port });
  const halt = new AbortController();
  const worker = await startWorker(services, halt.signal);
  const schedule = startSchedule(services);
  console.info(welcome(config));

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    console.info(`${signal}: finishing what is in hand…`);
    schedule.stop();
    halt.abort();
    await app.close();
    await worker.stop();
    await closeServices(services);
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop('SIGTERM'));
  process.once('SIGINT', () => void stop('SIGINT'));
}
