import { type CaseRow, findCaseById } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { findAccount } from '../../people/people-queries.ts';
import { checkPath } from '../../returns/checks/check-paths.ts';
import { mustExist } from '../../shared/errors.ts';
import type { ActId, ScanId } from '../../shared/ids.ts';
import type { FieldError } from '../../web/forms.ts';
import { type Act, findAct, signaturesOf } from '../acts/act-store.ts';
import * as paths from '../agreements-paths.ts';
import { signatoriesOfAct } from '../signing/signatory-store.ts';
import { standings } from '../signing/standing.ts';
import { mayOpenScan, openScan } from './open-scan.ts';
import { type Bundle, bundlesOf, isComplete } from './scan.ts';
import { pagesOfScan, paperCopiesOfScans, recentScans, type Scan, type ScanPage } from './scan-store.ts';

export type ScansPage = {
  readonly action: string;
  readonly scans: readonly {
    readonly href: string;
    readonly text: string;
    readonly state: { readonly slug: string; readonly text: string };
    readonly acts: string;
  }[];
  readonly errors: readonly FieldError[];
};

export type ScanBundle = {
  readonly id: number;
  readonly title: string;
  readonly number: string;
  readonly act: string;
  readonly case: { readonly text: string; readonly href: string };
  /** What is left to do once the paper is kept. */
  readonly next: string | null;
  readonly status: { readonly tone: 'success' | 'warning' | 'neutral'; readonly text: string };
  readonly notes: readonly string[];
  readonly pages: readonly { readonly href: string; readonly alt: string; readonly text: string }[];
  /** Null when it is incomplete, or kept already. */
  readonly confirm: {
    readonly action: string;
    readonly signatories: readonly { readonly value: string; readonly text: string }[];
  } | null;
};

export type ScanPageModel = {
  readonly self: string;
  readonly back: string;
  readonly lead: string;
  readonly state: string;
  readonly underWay: boolean;
  readonly progress: string;
  readonly bundles: readonly ScanBundle[];
  readonly strays: readonly { readonly text: string; readonly href: string | null; readonly alt: string }[];
  readonly discard: string | null;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'agreements/scans': ScansPage;
    'agreements/scan': ScanPageModel;
    'agreements/scan-body': ScanPageModel;
  }
}

/** Stacks sent lately, and the form that takes in another. */
export async function scansPage(ctx: Context, errors: readonly FieldError[] = []): Promise<ScansPage> {
  const t = translator(ctx.locale);
  const scans = (await recentScans(ctx.db.read)).filter((scan) => mayOpenScan(ctx, scan));
  const copies = await paperCopiesOfScans(
    ctx.db.read,
    scans.map(({ id }) => id),
  );
  return {
    action: paths.scansPath(),
    errors,
    scans: scans.map((scan) => ({
      href: paths.scanPath({ scan: scan.id }),
      text: nameOf(ctx, scan),
      state: { slug: SLUGS[scan.state], text: t(`scans.state.${scan.state}`) },
      acts: t('scans.kept-count', { count: copies.filter(({ scanId }) => scanId === scan.id).length }),
    })),
  };
}

const SLUGS = { reading: 'submitted', read: 'received', discarded: 'withdrawn' } as const;

function nameOf({ locale }: Context, { sources, uploadedAt }: Scan): string {
  const t = translator(locale);
  const [first] = sources;
  return t('scans.name', {
    // The files go when one of the persons in them is erased; what was read of them stays.
    name: first?.name ?? t('scans.erased'),
    others: Math.max(0, sources.length - 1),
    moment: formatterFor(locale).moment(uploadedAt),
  });
}

/** One stack: acts found in it with their pages, and the pages tied to none. */
export async function scanPage(
  ctx: Context,
  id: ScanId,
  errors: readonly FieldError[] = [],
): Promise<ScanPageModel> {
  const t = translator(ctx.locale);
  const { read } = ctx.db;
  const scan = await openScan(read, ctx, id);
  const pages = await pagesOfScan(read, id);
  const underWay = scan.state === 'reading';
  const kept = await paperCopiesOfScans(read, [id]);
  const bundles: ScanBundle[] = [];
  if (!underWay)
    for (const bundle of bundlesOf<ActId, ScanPage>(pages))
      bundles.push(
        await bundleModel(
          ctx,
          scan,
          bundle,
          kept.some(({ actId }) => actId === bundle.actId),
        ),
      );
  const uploader = (await findAccount(read, scan.uploadedBy))?.name ?? '';
  return {
    self: paths.scanPath({ scan: id }),
    back: paths.scansPath(),
    lead: t('scans.lead-one', { name: nameOf(ctx, scan), who: uploader }),
    state: scan.state,
    underWay,
    progress: t('scans.progress', { count: pages.length }),
    bundles,
    strays: underWay ? [] : pages.filter(({ fault }) => fault !== null).map((page) => stray(ctx, page)),
    discard: scan.state === 'read' && kept.length === 0 ? paths.discardScanPath({ scan: id }) : null,
    errors,
  };
}

const stray = ({ locale }: Context, page: ScanPage) => {
  const t = translator(locale);
  const where = t('scans.where', { source: page.source, page: page.sourcePage });
  return {
    text: `${where} – ${t(`scans.fault.${page.fault ?? 'unreadable'}`)}`,
    alt: where,
    href: page.image && paths.scanImagePath({ scan: page.scanId, place: page.place }),
  };
};

/** A form is about a check of the home, any other act about the agreement. */
const caseHref = ({ facts: { detail } }: Act, ref: string): string =>
  detail.kind === 'attestation-form' ? checkPath({ ref, check: detail.check }) : paths.agreementPath({ ref });

async function bundleModel(
  ctx: Context,
  scan: Scan,
  bundle: Bundle<ActId, ScanPage>,
  kept: boolean,
): Promise<ScanBundle> {
  const t = translator(ctx.locale);
  const act = mustExist(await findAct(ctx.db.read, bundle.actId), 'agreements.errors.unknownAct');
  const row = mustExist(await findCaseById(ctx.db.read, act.caseId), 'cases.errors.unknown');
  const ref = row.ref ?? '';
  const complete = isComplete(bundle);
  return {
    id: act.id,
    title: `${t(`agreements.act.kind.${act.kind}`)} ${act.number}`,
    number: act.number,
    act: paths.actFilePath({ ref, act: act.id }),
    case: { text: ref, href: caseHref(act, ref) },
    next: kept && act.facts.detail.kind === 'attestation-form' ? t('scans.checkNext') : null,
    status: {
      tone: kept ? 'success' : complete ? 'neutral' : 'warning',
      text: t(kept ? 'scans.done' : complete ? 'scans.complete' : 'scans.incomplete'),
    },
    notes: notesOf(ctx, bundle),
    pages: bundle.kept.map(({ place, page }) => ({
      href: paths.scanImagePath({ scan: scan.id, place }),
      alt: t('scans.copy.page', { number: act.number, page: page ?? 0, pages: bundle.pages }),
      text: t('scans.page', { page: page ?? 0, pages: bundle.pages }),
    })),
    confirm: complete && !kept && scan.state === 'read' ? await confirmation(ctx, scan, act, row) : null,
  };
}

function notesOf({ locale }: Context, { missing, duplicates }: Bundle<ActId, ScanPage>): string[] {
  const t = translator(locale);
  return [
    ...(missing.length > 0 ? [t('scans.missing', { count: missing.length, pages: missing.join(', ') })] : []),
    ...duplicates.map(({ page, place }) => t('scans.duplicate', { page, place })),
  ];
}

async function confirmation(
  ctx: Context,
  { id }: Scan,
  act: Act,
  row: CaseRow,
): Promise<ScanBundle['confirm']> {
  const signatures = await signaturesOf(ctx.db.read, act.id);
  const waiting =
    act.kind === 'agreement' && row.state !== 'to-sign'
      ? []
      : standings(await signatoriesOfAct(ctx.db.read, act.id), signatures).filter(
          ({ signature }) => signature === null,
        );
  return {
    action: paths.confirmScanPath({ scan: id, act: act.id }),
    signatories: waiting.map(({ signatory }) => ({ value: String(signatory.id), text: signatory.name })),
  };
}
