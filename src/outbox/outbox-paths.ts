import { path } from '../shared/path.ts';

export const outboxPath = path('/admin/outbox');
export const retryPath = path('/admin/outbox/:id/retry');
