import { type Context, contextFor, type Services } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { readScan, type ScannedPage } from '../../documents/read-scan.ts';
import { recordFile, storeFile } from '../../files/keep-file.ts';
import { sniffFile } from '../../files/sniff-file.ts';
import type { OutboxRow } from '../../outbox/outbox-store.ts';
import { system } from '../../shared/actor.ts';
import { DomainError, mustExist } from '../../shared/errors.ts';
import type { ScanId } from '../../shared/ids.ts';
import { findActByCode } from '../acts/act-store.ts';
import { readVerificationCode } from '../verification/verification-code.ts';
import type { PageFault } from './scan.ts';
import { addScanPage, findScan, moveScan, type NewScanPage, type Scan } from './scan-store.ts';

/** Reads every page of a stack and ties it to the act that its code names. Begun again, it notes each page once. */
export async function readScanPages(services: Services, row: OutboxRow): Promise<void> {
  const ctx = contextFor(services, system('acts'));
  const id = (row.payload as { readonly scan: ScanId }).scan;
  const scan = mustExist(await findScan(ctx.db.read, id), 'scans.errors.unknown');
  if (scan.state !== 'reading') return;
  let place = 0;
  for (const source of scan.sources) {
    for (const page of await pagesOf(ctx, source)) {
      place += 1;
      await keepPage(ctx, scan, { place, source: source.name, page });
    }
  }
  await ctx.db.tx((d) => moveScan(d, scan, 'read'));
}

/** A file that cannot be read at all is one page that cannot be read: the others of the stack are still of use. */
async function pagesOf(ctx: Context, { hash }: Scan['sources'][number]): Promise<ScannedPage[]> {
  const bytes = await ctx.files.read(hash);
  const { mime } = await sniffFile(bytes);
  try {
    return await readScan({ bytes, mime });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [{ page: 1, of: 1, picture: null, code: null, text: null }];
  }
}

async function keepPage(
  ctx: Context,
  { id: scanId }: Scan,
  { place, source, page }: { readonly place: number; readonly source: string; readonly page: ScannedPage },
): Promise<void> {
  const file = page.picture && (await storeFile(ctx, page.picture, 'image/jpeg', { sensitive: true }));
  await ctx.db.tx(async (d) => {
    if (file) await recordFile(d, ctx, file);
    await addScanPage(d, {
      scanId,
      place,
      source,
      sourcePage: page.page,
      image: file?.hash ?? null,
      ...(await meaningOf(d, page)),
    });
  });
}

type Meaning = Pick<NewScanPage, 'actId' | 'page' | 'pages' | 'fault'>;

async function meaningOf(d: Reader, { picture, code, text }: ScannedPage): Promise<Meaning> {
  const none = (fault: PageFault): Meaning => ({ actId: null, page: null, pages: null, fault });
  if (picture === null) return none('unreadable');
  if (code === null) return none(text === null ? 'no-code' : 'foreign');
  const typed = readVerificationCode(new URL(code.url).pathname.split('/').at(-1) ?? '');
  const act = typed === null ? undefined : await findActByCode(d, typed);
  return act ? { actId: act.id, page: code.page, pages: code.pages, fault: null } : none('foreign');
}
