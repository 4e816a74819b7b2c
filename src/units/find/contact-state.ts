/** How far the exchange with the owners of a unit is. Labels: `find.contact.*`. */
export const CONTACT_STATES = ['never', 'silent', 'answered'] as const;
export type ContactState = (typeof CONTACT_STATES)[number];
