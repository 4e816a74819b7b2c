/** What people look for in the story of a unit, with the deeds of the journal that belong to it. */
export const HAPPENING_KINDS = {
  identity: [
    'unit.declared',
    'unit.described',
    'unit.given-back',
    'unit.placed-in-building',
    'unit.taken-out-of-building',
    'unit.merged',
    'unit.merge-undone',
  ],
  vacancy: ['unit.vacancy-start-corrected', 'unit.vacancy-opened', 'unit.vacancy-ended', 'return.recorded'],
  'follow-up': [
    'unit.followed-up',
    'unit.assigned',
    'unit.task-planned',
    'unit.task-done',
    'unit.task-skipped',
    'unit.task-postponed',
    'unit.task-reopened',
    'unit.playbook-started',
    'unit.note-written',
    'unit.note-edited',
    'unit.note-withdrawn',
    'unit.note-pinned',
    'unit.note-unpinned',
    'unit.bulk-undone',
  ],
  owner: [
    'unit.owner-added',
    'unit.owner-changed',
    'unit.owner-removed',
    'unit.owner-restored',
    'unit.changed-hands',
  ],
  contact: [
    'unit.owner-written-to',
    'unit.contact-noted',
    'unit.owner-answered',
    'unit.campaign-sent',
    'unit.campaign-taken-back',
    'unit.letter-returned',
    'unit.campaign-answered',
    'owner.details-corrected',
  ],
  document: ['unit.document-added', 'unit.document-removed', 'unit.document-restored'],
  /** All that is about its cases and audits, whatever the deed. */
  case: null,
  /** Files, which the journal does not tell. */
  import: [],
} as const satisfies Record<string, readonly string[] | null>;
export type HappeningKind = keyof typeof HAPPENING_KINDS;
export const HAPPENING_KIND_SLUGS = Object.keys(HAPPENING_KINDS) as HappeningKind[];
