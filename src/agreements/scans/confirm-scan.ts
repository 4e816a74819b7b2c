import { staffOf } from '../../cases/acting.ts';
import { findCaseById } from '../../cases/cases-queries.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { bindPictures } from '../../documents/bind-pictures.ts';
import { recordFile, type StoredFile, storeFile } from '../../files/keep-file.ts';
import { translator } from '../../i18n/translate.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict, mustExist, notFound, refused } from '../../shared/errors.ts';
import type { ActId, FileHash, ScanId, SignatoryId } from '../../shared/ids.ts';
import { type Act, findAct } from '../acts/act-store.ts';
import { isSigned } from '../acts/signed-kinds.ts';
import { signOnPaper } from '../signing/sign-on-paper.ts';
import { openScan } from './open-scan.ts';
import { type Bundle, bundlesOf, isComplete } from './scan.ts';
import { addPaperCopy, pagesOfScan, type ScanPage } from './scan-store.ts';

export type Confirmation = {
  /** Whose signatures the person saw on the paper. */
  readonly signatories: readonly SignatoryId[];
};
type ActBundle = Bundle<ActId, ScanPage>;

/**
 * A person has looked at the scanned pages of an act: they are bound into one file, kept beside the act, and the
 * signatures seen on them are recorded. Incomplete bundles are refused; the act itself stays as it is.
 * @throws DomainError `scans.errors.{incomplete,nobody,confirmed}`, `agreements.errors.*`
 */
export async function confirmScan(
  ctx: Context,
  ids: { readonly scan: ScanId; readonly act: ActId },
  { signatories }: Confirmation,
): Promise<void> {
  const bundle = await bundleOf(ctx, ids);
  const act = await actForStaff(ctx, ids.act);
  if (isSigned(act.kind) && signatories.length === 0) throw refused('scans.errors.nobody');
  const file = await bind(ctx, act, bundle);
  await ctx.db.tx(async (d) => {
    await recordFile(d, ctx, file);
    await keep(d, ctx, ids, file, bundle.kept.length);
    if (signatories.length > 0) await signOnPaper(d, ctx, act, { signatories, scanHash: file.hash });
  });
}

async function bundleOf(
  ctx: Context,
  ids: { readonly scan: ScanId; readonly act: ActId },
): Promise<ActBundle> {
  const scan = await openScan(ctx.db.read, ctx, ids.scan);
  if (scan.state !== 'read') throw refused('scans.errors.notRead');
  const bundles = bundlesOf<ActId, ScanPage>(await pagesOfScan(ctx.db.read, ids.scan));
  const bundle = bundles.find(({ actId }) => actId === ids.act);
  if (!bundle) throw notFound('agreements.errors.unknownAct');
  if (!isComplete(bundle)) throw refused('scans.errors.incomplete', { pages: bundle.missing.join(', ') });
  return bundle;
}

/** An act of a case that this member of staff may open. */
async function actForStaff(ctx: Context, id: ActId): Promise<Act> {
  const act = mustExist(await findAct(ctx.db.read, id), 'agreements.errors.unknownAct');
  const row = mustExist(await findCaseById(ctx.db.read, act.caseId), 'cases.errors.unknown');
  await caseForStaff(ctx.db.read, ctx, row.ref ?? '');
  return act;
}

async function bind(ctx: Context, { number, facts }: Act, { kept, pages }: ActBundle): Promise<StoredFile> {
  const t = translator('fr');
  const pictures: { bytes: Uint8Array; alt: string }[] = [];
  for (const { image, page } of kept)
    pictures.push({
      bytes: await ctx.files.read(image as FileHash),
      alt: t('scans.copy.page', { number, page: page ?? 0, pages }),
    });
  const cover = {
    lang: 'fr' as const,
    title: t('scans.copy.title', { number }),
    reference: number,
    issuedAt: ctx.clock(),
    letterhead: { authority: facts.authority.identity.name.fr, address: [] },
  };
  const sealed = await ctx.seal(await bindPictures(cover, pictures));
  return storeFile(ctx, sealed, 'application/pdf', { sensitive: true });
}

async function keep(
  d: Writer,
  ctx: Context,
  ids: { readonly scan: ScanId; readonly act: ActId },
  { hash }: StoredFile,
  pages: number,
): Promise<void> {
  const now = ctx.clock();
  const row = {
    actId: ids.act,
    scanId: ids.scan,
    hash,
    pages,
    confirmedBy: staffOf(ctx).accountId,
    confirmedAt: now,
  };
  if (!(await addPaperCopy(d, row))) throw conflict('scans.errors.confirmed');
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'act.paper-kept',
      subject: { kind: 'act', id: ids.act },
      data: { scan: ids.scan, pages, sha256: hash },
    },
  );
}
