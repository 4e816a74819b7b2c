import type { Instant } from '../../shared/dates.ts';
import type { SignatoryId } from '../../shared/ids.ts';

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
    }
  | {
      readonly method: 'paper';
      /** SHA-256 of the file that was printed, as its pages name it. */
      readonly shownHash: string;
      /** SHA-256 of the scan that bears the signature. */
      readonly scanHash: string;
      /** Whose signature stands on paper. */
      readonly name: string;
      /** Who looked at it and vouches for it. */
      readonly confirmedBy: string;
    };

export type GivenSignature = {
  readonly party: 'owner' | 'authority';
  /** For which of the owners; null for the authority. */
  readonly signatoryId: SignatoryId | null;
  readonly signedAt: Instant;
  readonly proof: SignatureProof;
};

export type SignedCopy = {
  /** SHA-256 of the file that the signatories had before them. */
  readonly shownHash: string;
  /** In the order of the frames of the act: those who sign for the owners. */
  readonly signatories: readonly { readonly id: SignatoryId }[];
  readonly signatures: readonly GivenSignature[];
};

/** `ma…@example.org`: enough to recognise one's own mailbox, too little to write to it. */
export function maskedMailbox(mailbox: string): string {
  const [local = '', domain = ''] = mailbox.split('@');
  return `${local.slice(0, Math.min(2, local.length - 1))}…@${domain}`;
}
