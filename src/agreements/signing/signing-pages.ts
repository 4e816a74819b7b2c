import { casePath, myCasePath, myPath } from '../../cases/case-paths.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { type Act, type Signature, signaturesOf } from '../acts/act-store.ts';
import * as paths from '../agreements-paths.ts';
import { type PaperCopy, paperCopiesOf } from '../scans/scan-store.ts';
import { capacityWords } from './capacity-words.ts';
import { type Signatory, signatoriesOfAct } from './signatory-store.ts';
import { allOwnersSigned, authoritySigned, standings } from './standing.ts';

/** Who signs an act, who has, and the paper kept beside it. */
export type SigningState = {
  readonly signatories: readonly Signatory[];
  readonly signatures: readonly Signature[];
  readonly paper: readonly PaperCopy[];
};

export const signingState = async (d: Reader, act: Pick<Act, 'id'> | undefined): Promise<SigningState> =>
  act
    ? {
        signatories: await signatoriesOfAct(d, act.id),
        signatures: await signaturesOf(d, act.id),
        paper: await paperCopiesOf(d, act.id),
      }
    : { signatories: [], signatures: [], paper: [] };

export const ownersDone = ({ signatories, signatures }: SigningState): boolean =>
  allOwnersSigned(signatories, signatures);

export type SignatoryLine = { readonly text: string; readonly signed: boolean };
export type PaperLine = { readonly text: string; readonly href: string; readonly hash: string };
/** Writes again to an owner who has not signed, at a mailbox that can be changed. */
export type ReachForm = {
  readonly action: string;
  readonly signatory: number;
  readonly label: string;
  readonly hint: string;
  readonly email: string;
};

/** One line for each signature that the act needs, given or waited for. */
export function signatoryLines(ctx: Context, { signatories, signatures }: SigningState): SignatoryLine[] {
  const t = translator(ctx.locale);
  const authority = signatures.find(({ party }) => party === 'authority');
  const line = (who: string, signature: Signature | null): SignatoryLine => ({
    text: signature
      ? t('agreements.panel.signedBy', {
          party: who,
          moment: formatterFor(ctx.locale).moment(signature.signedAt),
        })
      : t('signing.waiting', { who }),
    signed: signature !== null,
  });
  return [
    ...standings(signatories, signatures).map(({ signatory, signature }) =>
      line(whoIs(ctx, signatory, signatories.length > 1), signature),
    ),
    ...(authority ? [line(t('agreements.panel.party.authority'), authority)] : []),
  ];
}

function whoIs({ locale }: Context, { name, capacity }: Signatory, several: boolean): string {
  const t = translator(locale);
  const as = capacityWords(locale, capacity);
  return several && as ? t('signing.who', { name, as }) : t('agreements.panel.party.owner');
}

export function progressText(ctx: Context, { signatories, signatures }: SigningState): string {
  const t = translator(ctx.locale);
  if (authoritySigned(signatures)) return t('agreements.page.complete');
  const left = standings(signatories, signatures).filter(({ signature }) => signature === null).length;
  if (signatories.length > 1)
    return left > 0 ? t('signing.left', { left, all: signatories.length }) : t('signing.ownersDone');
  return t(
    left === 0 && signatories.length > 0
      ? 'agreements.page.waitingAuthority'
      : 'agreements.page.waitingOwner',
  );
}

export const reachForms = (
  { locale }: Context,
  ref: string,
  { signatories, signatures }: SigningState,
): ReachForm[] => {
  const t = translator(locale);
  const fmt = formatterFor(locale);
  return standings(signatories, signatures)
    .filter(({ signature }) => signature === null)
    .map(({ signatory: { id, name, email, invitedAt, reminders } }) => ({
      action: paths.inviteSignatoryPath({ ref }),
      signatory: id,
      label: t('signing.reach.email', { name }),
      hint: invitedAt
        ? t('signing.reach.invited', { moment: fmt.moment(invitedAt), reminders })
        : t('signing.reach.never'),
      email: email ?? '',
    }));
};

/** Where this reader finds the files of an act. */
export type ActLinks = {
  readonly back: string;
  file(act: number): string;
  signed(act: number): string;
  english(act: number): string;
  paper(act: number): string;
};

export const staffLinks = (ref: string): ActLinks => ({
  back: casePath({ ref }),
  file: (act) => paths.actFilePath({ ref, act }),
  signed: (act) => paths.signedActFilePath({ ref, act }),
  english: (act) => paths.courtesyCopyPath({ ref, act }),
  paper: (act) => paths.paperCopyPath({ ref, act }),
});

/** `mine`: the reader filed the case; a co-owner who only signs goes back to their own page. */
export const ownerLinks = ({ id }: CaseRow, mine = true): ActLinks => ({
  back: mine ? myCasePath({ case: id }) : myPath(),
  file: (act) => paths.myActFilePath({ case: id, act }),
  signed: (act) => paths.mySignedActFilePath({ case: id, act }),
  english: (act) => paths.myCourtesyCopyPath({ case: id, act }),
  paper: (act) => paths.myPaperCopyPath({ case: id, act }),
});
