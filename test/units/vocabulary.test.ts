import { describe, expect, it } from 'vitest';
import { units as en } from '../../src/i18n/en/units.ts';
import { units as fr } from '../../src/i18n/fr/units.ts';
import { FILTER_REASONS } from '../../src/units/lovac/lovac-filters.ts';
import { LINE_PROBLEMS } from '../../src/units/lovac/lovac-line.ts';
import {
  OWNER_KINDS,
  OWNER_LOCATION_SLUGS,
  RANK_NAMES,
  RIGHT_SLUGS,
  rankName,
  rightOfCode,
} from '../../src/units/ownership.ts';
import { PRIORITY_FACTORS } from '../../src/units/priority/priority.ts';
import {
  EVIDENCE_FOR,
  EVIDENCE_KINDS,
  EXIT_KINDS,
  isReturn,
  VACANCY_EVIDENCE,
} from '../../src/units/spells/exit.ts';
import { PRECISIONS, START_EVIDENCE, VACANCY_DEFINITIONS } from '../../src/units/spells/vacancy-spell.ts';
import * as unit from '../../src/units/unit.ts';

const LISTS = {
  kind: unit.UNIT_KINDS,
  status: unit.STATUS_SLUGS,
  substatus: unit.SUBSTATUS_SLUGS,
  occupancy: unit.OCCUPANCY_SLUGS,
  reasonGroup: unit.REASON_GROUPS,
  reason: unit.REASON_SLUGS,
  change: unit.CHANGES,
  changeStage: unit.CHANGE_STAGES,
  source: unit.UNIT_SOURCES,
  ownerKind: OWNER_KINDS,
  right: RIGHT_SLUGS,
  rank: RANK_NAMES,
  ownerLocation: OWNER_LOCATION_SLUGS,
  vacantSince: PRECISIONS,
  startEvidence: START_EVIDENCE,
  definition: VACANCY_DEFINITIONS,
  exit: EXIT_KINDS,
  evidence: EVIDENCE_KINDS,
  filteredOut: FILTER_REASONS,
  importError: LINE_PROBLEMS,
  priority: PRIORITY_FACTORS,
} as const;

describe('the words of the register', () => {
  it.each(Object.entries(LISTS))(
    'have one French and one English label each, no more (%s)',
    (room, slugs) => {
      for (const labels of [fr, en]) {
        expect(Object.keys(labels[room as keyof typeof LISTS]).sort()).toEqual([...slugs].sort());
      }
    },
  );

  it('are spelt with no straight apostrophe and no breakable space before a double sign', () => {
    const texts = (node: unknown): string[] =>
      typeof node === 'string' ? [node] : Object.values(node as Record<string, unknown>).flatMap(texts);
    for (const text of texts(fr)) {
      expect(text).not.toContain("'");
      expect(text).not.toMatch(/(?: |\u00A0)[;:!?»](?!\w)/);
    }
  });
});

describe('follow-up statuses', () => {
  it('carry the codes of Zéro Logement Vacant', () => {
    expect(unit.STATUS_SLUGS.map((slug) => unit.STATUSES[slug].code)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(unit.statusOfCode(5)).toBe('blocked');
    expect(unit.statusOfCode(9)).toBeNull();
  });

  it('have 16 sub-statuses, each under one status only', () => {
    expect(unit.SUBSTATUS_SLUGS).toHaveLength(16);
    for (const substatus of unit.SUBSTATUS_SLUGS) {
      expect(unit.STATUS_SLUGS.filter((status) => unit.fitsStatus(substatus, status))).toHaveLength(1);
    }
  });
});

describe('codes of the land files', () => {
  it.each([
    ['V', 'vacant'],
    ['rs', 'second-home'],
    ['P', 'owner-occupied'],
    ['?', 'unknown'],
    [null, 'unknown'],
  ] as const)('occupancy %s is %s', (code, slug) => {
    expect(unit.occupancyOfCode(code)).toBe(slug);
  });

  it('name a right, and call the rare ones other', () => {
    expect(rightOfCode('U')).toBe('usufruct');
    expect(rightOfCode('K')).toBe('other');
    expect(rightOfCode('')).toBeNull();
  });

  it('rank owners', () => {
    expect([1, 2, 6, 0, -1, -2, -3].map(rankName)).toEqual([
      'primary',
      'secondary',
      'secondary',
      'previous',
      'incorrect',
      'awaiting',
      'deceased',
    ]);
  });
});

describe('the end of a vacancy', () => {
  it('is a return only when somebody lives there all year', () => {
    expect(EXIT_KINDS.filter(isReturn)).toEqual([
      'let',
      'let-under-agreement',
      'owner-occupied',
      'lent',
      'sold',
    ]);
  });

  it('can be proved for every kind of exit, and a vacancy too', () => {
    for (const exit of EXIT_KINDS) expect(EVIDENCE_FOR[exit].length).toBeGreaterThan(0);
    expect(VACANCY_EVIDENCE).not.toContain('lease');
  });
});
