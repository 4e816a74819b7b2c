/**
 * Which addresses of staff show who somebody is. A parameter names the subject: whatever is served under it is about
 * that subject. A test goes through all routes: a new one with a parameter must be known here, one way or the other.
 */
export const SUBJECT_PARAMS: Readonly<Record<string, string>> = {
  owner: 'owner',
  ref: 'case',
  // What an officer types for an owner has no reference before it is filed.
  case: 'draft',
  scan: 'scan',
  unit: 'unit',
  audit: 'audit',
  building: 'building',
  recipient: 'recipient',
  task: 'task',
};

/** Addresses that give out the names of many at once, and what they are: to whom one asks. */
export const NOMINATIVE_EXPORTS: Readonly<Record<string, string>> = {
  '/register/export.:format': 'register',
  '/register/imports/:import/rejections.csv': 'import',
  '/campaigns/:campaign/letters.pdf': 'campaign',
  '/campaigns/:campaign/preview.pdf': 'campaign',
  '/campaigns/:campaign/recipients.csv': 'campaign',
  '/cases.csv': 'cases',
  '/budget/runs/:run/file.csv': 'payments',
  '/committees/:session/agenda.pdf': 'committee',
  '/committees/:session/minutes.pdf': 'committee',
};

/** Lists are not noted line by line: they are the work of every day, and each record opened from them is. */
export const ABOUT_NOBODY: readonly RegExp[] = [
  /^\/register\/(views|imports|deeds)\//,
  /^\/(playbooks|levers|schemes|templates|simulations|evaluation|budget)\//,
  /^\/campaigns\/:campaign(\/text)?$/,
  /^\/committees\/:session(\/edit)?$/,
  /^\/admin\/privacy\/batches\//,
];

export type WhatIsRead = {
  readonly kind: string;
  readonly id: string;
  readonly way: 'page' | 'file' | 'export';
};

const FILE =
  /(:document|:photo|:act|\/file|\/proof|\/signed|\.pdf|\/thumbnail|\/dpe|:copy|:attachment|\/pages\/:place)$/;

const whichOf = ({
  campaign,
  import: file,
  session,
  run,
  format,
}: Readonly<Record<string, string>>): string => campaign ?? file ?? session ?? run ?? format ?? 'csv';

/** Addresses that show a subject named in the query: an act tried on the case that somebody typed. */
const SUBJECT_IN_QUERY: Readonly<Record<string, WhatIsRead['kind']>> = {
  '/templates/:template/preview': 'case',
};

/** What a page served to staff showed; null when it was nobody's. */
export function whatIsRead(
  pattern: string,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>> = {},
): WhatIsRead | null {
  const tried = SUBJECT_IN_QUERY[pattern];
  if (tried !== undefined && typeof query.ref === 'string')
    return { kind: tried, id: query.ref.trim(), way: 'file' };
  const exported = NOMINATIVE_EXPORTS[pattern];
  if (exported !== undefined) return { kind: exported, id: whichOf(params), way: 'export' };
  for (const [param, kind] of Object.entries(SUBJECT_PARAMS)) {
    const id = params[param];
    if (id !== undefined && pattern.includes(`:${param}`))
      return { kind, id, way: FILE.test(pattern) ? 'file' : 'page' };
  }
  return null;
}

/** Whether that address is known here: noted, or about nobody. */
export const isKnownRoute = (pattern: string): boolean =>
  !pattern.includes(':') ||
  pattern in NOMINATIVE_EXPORTS ||
  Object.keys(SUBJECT_PARAMS).some((param) => pattern.includes(`:${param}`)) ||
  ABOUT_NOBODY.some((about) => about.test(pattern));
