import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import type { AuditPhoto } from '../audit-evidence-store.ts';
import * as paths from '../audit-paths.ts';
import type { Group } from '../questionnaire/questions.ts';

export type PhotoShown = {
  readonly href: string;
  readonly text: string;
  /** null once the audit is frozen. */
  readonly remove: string | null;
};

/** Name of the file field of a part. */
export const photoField = (part: Group): string => `photos-${part}`;

/** The photographs of one part, with the day on which each was added. */
export const photosShown = (
  { locale }: Context,
  photos: readonly AuditPhoto[],
  part: Group,
  mayEdit: boolean,
): PhotoShown[] =>
  photos
    .filter((photo) => photo.part === part)
    .map(({ auditId: audit, id: photo, addedAt }, index) => ({
      href: paths.auditPhotoPath({ audit, photo }),
      text: translator(locale)('auditScreens.photos.alt', {
        number: index + 1,
        part: translator(locale)(`audits.groups.${part}`),
        day: formatterFor(locale).shortDay(dayOf(addedAt)),
      }),
      remove: mayEdit ? paths.removePhotoPath({ audit, photo }) : null,
    }));
