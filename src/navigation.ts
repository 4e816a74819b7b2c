import { scansPath } from './agreements/agreements-paths.ts';
import { templatesPath } from './agreements/templates/templates-paths.ts';
import { auditListPath } from './audits/audit-paths.ts';
import { budgetPath } from './budget/budget-paths.ts';
import { campaignsPath } from './campaigns/campaigns-paths.ts';
import { caseListPath, myPath, workPath } from './cases/case-paths.ts';
import { evaluationPath } from './evaluation/evaluation-paths.ts';
import { playbooksPath, teamPath } from './follow-up/follow-up-paths.ts';
import { schemesPath } from './incentives/versions/scheme-paths.ts';
import { leversPath } from './incentives/vintages/lever-paths.ts';
import { journalPath } from './journal/journal-paths.ts';
import { outboxPath } from './outbox/outbox-paths.ts';
import { myDataPath, privacyDeskPath } from './privacy/privacy-paths.ts';
import type { Actor } from './shared/actor.ts';
import { allows, type Permission, type Role } from './shared/permissions.ts';
import { registerPath } from './units/units-paths.ts';
import type { NavItem } from './web/render.ts';

export const ownerHomePath = myPath();

/** The menu of each kind of person: what they may open, in the order of their day. */
const STAFF_MENU: readonly (NavItem & { readonly needs: Permission })[] = [
  { href: workPath(), text: 'web.nav.work', needs: 'work.see' },
  { href: registerPath(), text: 'web.nav.register', needs: 'units.see' },
  { href: campaignsPath(), text: 'campaigns.nav', needs: 'campaigns.manage' },
  { href: caseListPath(), text: 'web.nav.cases', needs: 'cases.see' },
  { href: auditListPath(), text: 'auditScreens.nav', needs: 'audits.see' },
  { href: budgetPath(), text: 'web.nav.budget', needs: 'budget.see' },
  { href: evaluationPath(), text: 'web.nav.evaluation', needs: 'evaluation.see' },
  { href: scansPath(), text: 'scans.title', needs: 'agreements.issue', aside: true },
  { href: schemesPath(), text: 'schemes.nav', needs: 'schemes.see', aside: true },
  { href: templatesPath(), text: 'templates.nav', needs: 'templates.manage', aside: true },
  { href: leversPath(), text: 'incentives.vintages.title', needs: 'schemes.see', aside: true },
  { href: playbooksPath(), text: 'followUp.editor.title', needs: 'units.see', aside: true },
  { href: teamPath(), text: 'followUp.team.title', needs: 'team.see', aside: true },
  { href: privacyDeskPath(), text: 'privacy.nav', needs: 'privacy.manage', aside: true },
  { href: outboxPath(), text: 'web.nav.outbox', needs: 'outbox.see', aside: true },
  { href: journalPath(), text: 'web.nav.journal', needs: 'journal.see', aside: true },
];

/** Where a member of staff begins: the first page of their menu. The keeper of the software has no cases to work on. */
export const staffHomePath = (role: Role): string =>
  STAFF_MENU.find(({ needs }) => allows(role, needs))?.href ?? workPath();

export function navigation(actor: Actor): readonly NavItem[] {
  if (actor.kind === 'staff')
    return withoutEmptyMenu(STAFF_MENU.filter((item) => allows(actor.role, item.needs)));
  if (actor.kind === 'owner')
    return [
      { href: ownerHomePath, text: 'web.nav.home' },
      { href: myDataPath(), text: 'privacy.my.nav', aside: true },
    ];
  return [];
}

/** Who has nothing else to open (an administrator) finds these in the menu itself. */
const withoutEmptyMenu = (items: readonly NavItem[]): readonly NavItem[] =>
  items.every(({ aside }) => aside) ? items.map(({ href, text }) => ({ href, text })) : items;
