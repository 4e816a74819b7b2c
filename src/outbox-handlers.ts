import type { OutboxHandlers } from './outbox/outbox-worker.ts';
import { sendMail } from './outbox/send-mail.ts';

/** Who does each kind of promised work. */
export const handlers: OutboxHandlers = {
  mail: sendMail,
};
