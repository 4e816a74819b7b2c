import { staffOf } from '../cases/acting.ts';
import type { Context } from '../context.ts';
import { recordFile, storeUpload } from '../files/keep-file.ts';
import { appendJournal } from '../journal/append-journal.ts';
import type { Instant } from '../shared/dates.ts';
import { invalid, mustExist, refused } from '../shared/errors.ts';
import { visitBeingHeld, visitForStaff } from './open-visit.ts';
import type { Verdict } from './visit-kind.ts';
import { addPhoto, keepAnswer, type Photo, photosOf, removePhoto } from './visit-store.ts';

type Where = { readonly ref: string; readonly visit: number; readonly point: string };

const MOST_PHOTOS = 60;

/**
 * Keeps what was seen at a point. `typedAt`: when, by the telephone's clock; what arrives late over a poor network never
 * takes the place of what was typed after it. A clock that runs ahead counts as now.
 * @throws DomainError `visits.errors.over`, not-found
 */
export async function savePoint(
  ctx: Context,
  { ref, visit: id, point }: Where,
  seen: { readonly verdict: Verdict; readonly note: string; readonly typedAt: Instant | null },
): Promise<void> {
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const { visit } = await visitBeingHeld(d, ctx, ref, id, point);
    const typedAt = seen.typedAt === null || seen.typedAt > now ? now : seen.typedAt;
    await keepAnswer(d, {
      visitId: visit.id,
      point,
      verdict: seen.verdict,
      note: seen.note,
      typedAt,
      savedBy: staffOf(ctx).accountId,
      savedAt: now,
    });
  });
}

/**
 * Keeps a photograph taken at a point, made anew without place or device. `key` comes from the telephone: the same one
 * sent twice is kept once. @throws DomainError `visits.errors.photosOnly`, `documents.errors.*`, `visits.errors.over`
 */
export async function savePhoto(
  ctx: Context,
  { ref, visit: id, point }: Where,
  sent: { readonly bytes: Uint8Array; readonly key: string },
): Promise<void> {
  await visitBeingHeld(ctx.db.read, ctx, ref, id, point);
  const file = await storeUpload(ctx, sent.bytes, { sensitive: true });
  if (file.mime === 'application/pdf') throw invalid('visits.errors.photosOnly');
  await ctx.db.tx(async (d) => {
    const { visit } = await visitBeingHeld(d, ctx, ref, id, point);
    if ((await photosOf(d, visit.id)).length >= MOST_PHOTOS)
      throw refused('visits.errors.tooManyPhotos', { most: MOST_PHOTOS });
    await recordFile(d, ctx, file);
    await addPhoto(d, {
      visitId: visit.id,
      point,
      hash: file.hash,
      key: sent.key,
      addedBy: staffOf(ctx).accountId,
      addedAt: ctx.clock(),
    });
  });
}

/** Takes a photograph away while the visit is held. */
export async function dropPhoto(ctx: Context, ref: string, id: number, photo: number): Promise<void> {
  await ctx.db.tx(async (d) => {
    const found = await findPhoto(ctx, ref, id, photo);
    await visitBeingHeld(d, ctx, ref, id, found.point);
    await removePhoto(d, id, found.id);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: 'visit.photo-removed', subject: { kind: 'visit', id }, data: { point: found.point } },
    );
  });
}

/** A photograph of a visit that this member of staff may open. @throws DomainError not-found */
export async function findPhoto(ctx: Context, ref: string, id: number, photo: number): Promise<Photo> {
  const { visit } = await visitForStaff(ctx.db.read, ctx, ref, id);
  const photos = await photosOf(ctx.db.read, visit.id);
  return mustExist(
    photos.find((one) => one.id === photo),
    'visits.errors.unknown',
  );
}
