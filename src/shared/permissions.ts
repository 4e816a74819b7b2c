/** Roles of housing staff (glossary: officer, adviser, manager) and of the person who keeps the software. */
export const ROLES = ['officer', 'adviser', 'manager', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who may do what, read as sentences: "officers and managers may import the register".
 * A route names one of these; a route that names none does not boot (web/access.ts).
 */
export const PERMISSIONS = {
  'work.see': ['officer', 'adviser', 'manager'],
  'units.see': ['officer', 'adviser', 'manager'],
  'units.edit': ['officer', 'manager'],
  /** The file of one owner, as the State's file and their own words give it: nominative, noted at each reading. */
  'owners.see': ['officer', 'adviser', 'manager'],
  /** Names of many at once, out of the software. */
  'owners.export': ['officer', 'manager'],
  'units.import': ['officer', 'manager'],
  'units.contact': ['officer', 'manager'],
  'priority.manage': ['manager'],
  'playbooks.manage': ['manager'],
  'team.see': ['officer', 'adviser', 'manager'],
  'team.manage': ['manager'],
  'campaigns.manage': ['officer', 'manager'],
  'audits.see': ['officer', 'adviser', 'manager'],
  'audits.review': ['adviser'],
  'schemes.see': ['officer', 'adviser', 'manager'],
  'schemes.edit': ['manager'],
  'levers.manage': ['officer', 'manager'],
  'cases.see': ['officer', 'adviser', 'manager'],
  'cases.instruct': ['officer', 'manager'],
  'visits.make': ['officer', 'adviser', 'manager'],
  'cases.validate': ['officer', 'manager'],
  'cases.grant': ['manager'],
  'cases.reopen': ['manager'],
  'cases.appeal': ['officer', 'manager'],
  'committee.prepare': ['officer', 'manager'],
  'budget.see': ['officer', 'manager'],
  'budget.manage': ['manager'],
  'agreements.issue': ['officer', 'manager'],
  'agreements.sign': ['manager'],
  'templates.manage': ['manager'],
  'payments.certify': ['officer', 'manager'],
  'payments.order': ['manager'],
  'returns.record': ['officer', 'manager'],
  'evaluation.see': ['manager'],
  'journal.see': ['manager', 'administrator'],
  'privacy.manage': ['manager'],
  'readings.see': ['manager'],
  'archives.open': ['manager'],
  'outbox.see': ['administrator', 'manager'],
  'people.manage': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;
/** What a route asks for: nothing, any signed-in owner, any signed-in member of staff, or one permission. */
export type Access = 'public' | 'owner' | 'staff' | Permission;

export const allows = (role: Role, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly Role[]).includes(role);
