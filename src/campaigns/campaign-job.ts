import type { Services } from '../context.ts';
import type { OutboxHandler } from '../outbox/outbox-worker.ts';
import type { CampaignWork } from './campaign-work.ts';
import { postLetters } from './post-letters-job.ts';
import { renderLetters } from './render-letters-job.ts';
import { takeBackLetters } from './take-back-letters-job.ts';

const STEPS: Record<CampaignWork['work'], (services: Services, work: CampaignWork) => Promise<void>> = {
  rendering: renderLetters,
  posting: postLetters,
  'taking-back': takeBackLetters,
};

/** The background work of campaigns. Each step can be begun again after a crash. */
export const campaignWork: OutboxHandler = (services, row) => {
  const work = row.payload as CampaignWork;
  return STEPS[work.work](services, work);
};
