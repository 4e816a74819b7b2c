import { createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { startOutboxWorker } from '../../../src/outbox/outbox-worker.ts';
import { handlers } from '../../../src/outbox-handlers.ts';
import { prepareProgramme } from '../../../src/prepare-programme.ts';
import { closeServices, openServices } from '../../../src/services.ts';

/** The service as `src/serve.ts` starts it, but for the energy engine, which starts at the first dwelling. */
const config = readConfig(process.env);
const services = await openServices(config, 'on-demand');
await prepareProgramme(services);
const app = await createApp(services);
await app.listen({ host: config.host, port: config.port });
const worker = startOutboxWorker(services, handlers);

process.once('SIGTERM', async () => {
  await app.close();
  await worker.stop();
  await closeServices(services);
  process.exit(0);
});
