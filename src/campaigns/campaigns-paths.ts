import { path } from '../shared/path.ts';

export const campaignsPath = path('/campaigns');
export const newCampaignPath = path('/campaigns/new');
export const campaignPath = path('/campaigns/:campaign');
export const campaignTextPath = path('/campaigns/:campaign/text');
export const prepareCampaignPath = path('/campaigns/:campaign/prepare');
export const sendCampaignPath = path('/campaigns/:campaign/send');
export const postponeCampaignPath = path('/campaigns/:campaign/postpone');
export const cancelCampaignPath = path('/campaigns/:campaign/cancel');
export const secondWavePath = path('/campaigns/:campaign/second-wave');
export const lettersPath = path('/campaigns/:campaign/letters.pdf');
export const previewLetterPath = path('/campaigns/:campaign/preview.pdf');
export const testLetterPath = path('/campaigns/:campaign/test');
export const exportRecipientsPath = path('/campaigns/:campaign/recipients.csv');
export const returnedLetterPath = path('/campaigns/:campaign/returned');
export const recipientPath = path('/campaigns/:campaign/recipients/:recipient');
export const removeRecipientPath = path('/campaigns/:campaign/recipients/:recipient/removal');

/** What is printed on letters: short, typed on a phone. */
export const replyPath = path('/r');
export const longReplyPath = path('/reponse');
export const replyHomePath = path('/r/home');
export const replyAuditPath = path('/r/audit');
export const stopPath = path('/r/stop');
