/** Who files an application: its owner in person, somebody who acts for them, or the office. Labels `applicants.way.*`. */
export const FILING_WAYS = ['owner', 'representative', 'officer'] as const;
export type FilingWay = (typeof FILING_WAYS)[number];

/** How the office heard it. Labels `applicants.paper.*`. */
export const PAPER_KINDS = ['desk', 'paper', 'phone'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];
