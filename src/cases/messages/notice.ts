/** When somebody is written to about messages of a case. Labels `exchanges.choice.*`. */
export const NOTICE_CHOICES = ['each', 'daily', 'acts'] as const;
export type NoticeChoice = (typeof NOTICE_CHOICES)[number];
/** What holds until somebody chooses: nothing is missed. */
export const FIRST_CHOICE: NoticeChoice = 'each';

/** How one message reaches somebody: at once, with the others of the day, or only on the site. */
export type Delivery = 'now' | 'digest' | 'none';

/** A message that waits for an answer is written at once, whatever was chosen: missing it costs the reader their delay. */
export function deliveryOf(choice: NoticeChoice, needsAnswer: boolean): Delivery {
  if (needsAnswer || choice === 'each') return 'now';
  return choice === 'daily' ? 'digest' : 'none';
}
