import type { Services } from '../context.ts';
import { askChecks } from './checks/ask-checks.ts';
import { endSilentTransfers } from './transfer/answer-transfer.ts';

/** What the calendar asks of returned homes each morning: questions, reminders, buyers who have not answered. */
export async function followPromises(services: Services): Promise<void> {
  await askChecks(services);
  await endSilentTransfers(services);
}
