import type { drafts as frDrafts } from '../fr/drafts.ts';
import type { Messages } from '../messages.ts';

export const drafts = {
  restored: 'We kept what you had typed on {when} without sending it. Check it, then save.',
  restoredHere: 'We found on this device what you had typed before you were signed out. Check it, then save.',
  endsSoon: 'This draft will be erased after {day}',
  endsSoonText: 'Go on with your application, or keep it as it is: its time starts anew.',
  keep: 'Keep my draft',
  kept: 'Your draft is kept until {day}.',
  mail: {
    subject: 'Your application for aid for {address} will be erased after {day}',
    text: 'You began an application for aid for {address}. Without news from you, it will be erased after {day}, with the documents that you attached to it.',
    resume: 'Go on with my application',
    nothing: 'If you no longer wish to apply, you have nothing to do. You can always begin another one.',
    purgedSubject: 'Your draft for {address} is erased',
    purged:
      'The application for aid that you began for {address} is erased, with the documents that you attached to it. You can begin another whenever you wish: your audit is kept.',
  },
} satisfies Messages<typeof frDrafts>;
