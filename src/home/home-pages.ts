import { myPath, workPath } from '../cases/case-paths.ts';
import { estimatePath } from '../estimates/estimates-paths.ts';
import { KEPT_MONTHS } from '../estimates/keep-estimate.ts';
import { ownerSignInPath, staffSignInPath } from '../people/people-paths.ts';
import type { Programme } from '../programme/programme.ts';
import type { Actor } from '../shared/actor.ts';
import type { Locale } from '../shared/locale.ts';

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
  readonly retention: readonly { readonly what: string; readonly months: number }[];
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

export const homePage = ({ texts, service }: Programme, locale: Locale, actor: Actor): HomePage => ({
  introduction: texts.introduction[locale],
  estimate: estimatePath(),
  mySpace: actor.kind === 'owner' ? myPath() : ownerSignInPath(),
  staffDoor: actor.kind === 'staff' ? workPath() : staffSignInPath(),
  contact: { email: service.email, phone: service.phone, hours: service.openingHours[locale] },
});

export const noticePage = ({ authority }: Programme, locale: Locale): NoticePage => ({
  authority: authority.name[locale],
  contactEmail: authority.email,
});

export const privacyPage = (programme: Programme, locale: Locale): PrivacyPage => ({
  ...noticePage(programme, locale),
  text: programme.texts.privacy[locale],
  officerEmail: programme.authority.dataProtectionOfficer.email,
  retention: [
    { what: 'estimate', months: KEPT_MONTHS },
    { what: 'prospect', months: programme.retention.prospectMonths },
    { what: 'refused', months: programme.retention.refusedMonthsAfterLastAppeal },
    { what: 'granted', months: programme.retention.archiveMonthsAfterUndertakings },
    { what: 'accessLog', months: programme.retention.accessLogMonths },
  ],
});
