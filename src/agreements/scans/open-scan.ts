import { staffOf } from '../../cases/acting.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { forbidden, mustExist } from '../../shared/errors.ts';
import type { ScanId } from '../../shared/ids.ts';
import { findScan, type Scan } from './scan-store.ts';

/** Whose stack it is: an officer of some communes opens their own only, since nobody knows of which communes its pages are. */
export const mayOpenScan = (ctx: Context, { uploadedBy }: Pick<Scan, 'uploadedBy'>): boolean => {
  const { accountId, territory } = staffOf(ctx);
  return territory === null || uploadedBy === accountId;
};

/** A stack that this member of staff may open. @throws DomainError `scans.errors.unknown`, `scans.errors.otherTerritory` */
export async function openScan(d: Reader, ctx: Context, id: ScanId): Promise<Scan> {
  const scan = mustExist(await findScan(d, id), 'scans.errors.unknown');
  if (!mayOpenScan(ctx, scan)) throw forbidden('scans.errors.otherTerritory');
  return scan;
}
