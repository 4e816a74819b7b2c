import { parentPort } from 'node:worker_threads';
import type { WorkerQuestion } from '../../../src/audits/engine/energy-messages.ts';

/** A thread that misbehaves on request, by the department of the commune: crashes, hangs, dies later, or answers. */

parentPort?.on('message', (question: WorkerQuestion) => {
  if (!('answers' in question)) return;
  const { id } = question;
  const department = question.answers.commune?.slice(0, 2);
  if (department === '01') process.exit(3);
  if (department === '02') return;
  if (department === '03')
    // Late enough for the answer to have arrived: a death on its heels would be a crash of that very dwelling.
    setTimeout(() => {
      throw new Error('dies in its sleep');
    }, 100);
  parentPort?.postMessage({ id, refusal: { kind: 'refused', code: `answered ${department}`, params: {} } });
});
parentPort?.postMessage('ready');
