import type { Instant } from '../../shared/dates.ts';

/** How a party signed, kept with the signature and never changed: the proof file. */
export type SignatureProof =
  | {
      readonly method: 'one-time-code';
      /** SHA-256 of the file that was shown. */
      readonly shownHash: string;
      /** Mailbox that received the code. */
      readonly mailbox: string;
      /** Which code: its row, never its digits. */
      readonly codeId: number;
      readonly codeSentAt: Instant;
      readonly name: string;
    }
  | {
      readonly method: 'staff-session';
      readonly shownHash: string;
      /** Who pressed the button, with the right to sign. */
      readonly name: string;
      /** In whose name, as frozen in the act. */
      readonly signatory: string;
    };

export type GivenSignature = {
  readonly party: 'owner' | 'authority';
  readonly signedAt: Instant;
  readonly proof: SignatureProof;
};

/** `ma…@example.org`: enough to recognise one's own mailbox, too little to write to it. */
export function maskedMailbox(mailbox: string): string {
  const [local = '', domain = ''] = mailbox.split('@');
  return `${local.slice(0, Math.min(2, local.length - 1))}…@${domain}`;
}
