import { myPath } from '../cases/case-paths.ts';
import { estimatePath } from '../estimates/estimates-paths.ts';
import { ownerSignInPath, staffSignInPath } from '../people/people-paths.ts';
import { myDataPath } from '../privacy/privacy-paths.ts';
import { retentionTable } from '../privacy/retention/told-delays.ts';
import type { Programme } from '../programme/programme.ts';
import type { Actor } from '../shared/actor.ts';
import type { Locale } from '../shared/locale.ts';
import type { Role } from '../shared/permissions.ts';

export type HomePage = {
  readonly introduction: string;
  readonly estimate: string;
  readonly mySpace: string;
  readonly staffDoor: string;
  readonly contact: { readonly email: string; readonly phone: string; readonly hours: string };
};
export type NoticePage = { readonly authority: string; readonly contactEmail: string };
export type PrivacyPage = NoticePage & {
  readonly text: string;
  readonly officerEmail: string;
  readonly officerAddress: readonly string[];
  readonly approved: boolean;
  readonly retention: readonly { readonly what: string; readonly time: string }[];
  /** Where one sees and asks for one's own data; null for staff, who have no file of an owner. */
  readonly myData: string | null;
};
declare module '../web/views.ts' {
  interface Views {
    'home/home': HomePage;
    'home/accessibility': NoticePage;
    'home/privacy': PrivacyPage;
    'home/legal': NoticePage & { readonly address: readonly string[]; readonly phone: string };
    'home/source': NoticePage;
  }
}

export type StaffHome = (role: Role) => string;

export const homePage = (
  { texts, service }: Programme,
  locale: Locale,
  actor: Actor,
  staffHome: StaffHome,
): HomePage => ({
  introduction: texts.introduction[locale],
  estimate: estimatePath(),
  mySpace: actor.kind === 'owner' ? myPath() : ownerSignInPath(),
  staffDoor: actor.kind === 'staff' ? staffHome(actor.role) : staffSignInPath(),
  contact: { email: service.email, phone: service.phone, hours: service.openingHours[locale] },
});

export const noticePage = ({ authority }: Programme, locale: Locale): NoticePage => ({
  authority: authority.name[locale],
  contactEmail: authority.email,
});

export const privacyPage = (programme: Programme, locale: Locale, actor: Actor): PrivacyPage => ({
  ...noticePage(programme, locale),
  text: programme.texts.privacy[locale],
  officerEmail: programme.authority.dataProtectionOfficer.email,
  officerAddress: programme.authority.dataProtectionOfficer.address,
  approved: programme.retention.approvedByOfficer,
  retention: retentionTable(programme, locale),
  myData: actor.kind === 'staff' ? null : myDataPath(),
});
