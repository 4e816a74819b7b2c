import { invalid } from '../shared/errors.ts';
import type { QuestionSlug } from './answer-kinds.ts';
import { type AuditAnswers, type Known, known } from './audit-answers.ts';
import { isDoorOutside, type Landing, landingOf } from './landing.ts';

export type Orientation = Known<'frontOrientation'>;
export type FacadeName = 'front' | 'back' | 'left' | 'right';
export type Facade = {
  readonly name: FacadeName;
  readonly orientation: Orientation;
  /** m */
  readonly length: number;
  /** Gives on the outside; else on a heated neighbour. */
  readonly exposed: boolean;
  /** Glazed area, m². */
  readonly glazed: number;
  /** The entrance door, where it opens on the outside. */
  readonly hasDoor: boolean;
};

/**
 * The dwelling as a box: lengths in m, areas in m². Levels are stacked on one footprint. The wings of a plan that is no
 * rectangle lengthen its sides, each in proportion.
 */
export type Geometry = {
  readonly livingArea: number;
  readonly levels: number;
  readonly ceilingHeight: number;
  readonly footprint: number;
  readonly width: number;
  readonly depth: number;
  readonly facadeHeight: number;
  readonly facades: readonly Facade[];
  readonly windowArea: number;
  readonly doorArea: number;
  /** A flat's wall along stairs or a corridor without heating, its door in it; null where there is none. */
  readonly landing: Landing | null;
};

/** Where the dwelling cannot be drawn: `audits.errors.geometry.<code>`. */
export type GeometryFault = {
  readonly slug: QuestionSlug;
  readonly code: 'tooManyLevels' | 'facadeTooWide' | 'facadeTooNarrow' | 'windowsTooLarge';
  readonly params: Readonly<Record<string, number>>;
};

const CEILING_HEIGHT = 2.5;
/** Thickness of a floor between two levels, m. */
const BETWEEN_LEVELS = 0.3;
const DOOR_AREA = 2;
/** A usual house is half as deep again as it is wide. */
const DEPTH_TO_WIDTH = 1.5;
/**
 * Outer walls of a plan over the root of its area. That of a usual rectangle; of an L of three squares, or of three in a
 * row (8 sides around 3 squares); of a U or a T of five, or of five in a row (12 around 5).
 */
const PLAN_OUTLINE: Record<Known<'shape'>, number> = {
  compact: (2 * (1 + DEPTH_TO_WIDTH)) / Math.sqrt(DEPTH_TO_WIDTH),
  elongated: 8 / Math.sqrt(3),
  spread: 12 / Math.sqrt(5),
};
/** Usual glazed area is a sixth of the living area; no more than this part of the façades that carry it. */
const USUAL_GLAZED_SHARE = 1 / 6;
const MOST_GLAZED_BY_DEFAULT = 0.6;
const MOST_GLAZED = 0.9;
const SMALLEST_FOOTPRINT = 6;
const SHORTEST_SIDE = 1.8;
const LONGEST_SIDE = 60;

const OPPOSITE: Record<Orientation, Orientation> = {
  south: 'north',
  north: 'south',
  east: 'west',
  west: 'east',
};
/** Orientation of the left side, by that of the front. Both sides count alike, so which one is left does not matter. */
const LEFT: Record<Orientation, Orientation> = { south: 'east', north: 'east', east: 'south', west: 'south' };
/** Unknown: neither the sunniest nor the darkest. */
const UNKNOWN_ORIENTATION: Orientation = 'east';

const EXPOSED_SIDES = {
  'mid-terrace': ['front', 'back'],
  'end-terrace': ['front', 'back', 'left'],
  detached: ['front', 'back', 'left', 'right'],
  one: ['front'],
  two: ['front', 'back'],
  three: ['front', 'back', 'left'],
  four: ['front', 'back', 'left', 'right'],
} as const satisfies Record<string, readonly FacadeName[]>;

/** What the geometry cannot do without, and which answer gives it. */
function mustHave<S extends QuestionSlug>(answers: AuditAnswers, slug: S): Known<S> {
  const value = known(answers, slug);
  if (value === undefined) throw invalid('audits.errors.missingAnswer', { question: slug });
  return value;
}

export const exposedSides = (answers: AuditAnswers): readonly FacadeName[] =>
  mustHave(answers, 'kind') === 'flat'
    ? EXPOSED_SIDES[mustHave(answers, 'exposedSides')]
    : EXPOSED_SIDES[mustHave(answers, 'adjacency')];

/**
 * The box that the answers draw.
 * @throws DomainError `audits.errors.missingAnswer` {question}, or `audits.errors.geometry.*` when it cannot be drawn
 */
export function geometryOf(answers: AuditAnswers): Geometry {
  const fault = geometryFault(answers);
  if (fault) throw invalid(`audits.errors.geometry.${fault.code}`, fault.params);
  return drawGeometry(answers);
}

/** What is wrong with the dimensions, as far as they are answered; null when nothing is. */
export function geometryFault(answers: AuditAnswers): GeometryFault | null {
  const livingArea = known(answers, 'livingArea');
  const levels = known(answers, 'levels');
  if (livingArea === undefined || levels === undefined) return null;
  const footprint = livingArea / levels;
  if (footprint < SMALLEST_FOOTPRINT)
    return { slug: 'levels', code: 'tooManyLevels', params: { levels, area: livingArea } };
  const width = known(answers, 'facadeWidth');
  const widest = round1(footprint / SHORTEST_SIDE);
  const narrowest = round1(footprint / LONGEST_SIDE);
  if (width !== undefined && width > widest)
    return { slug: 'facadeWidth', code: 'facadeTooWide', params: { max: widest } };
  if (width !== undefined && width < narrowest)
    return { slug: 'facadeWidth', code: 'facadeTooNarrow', params: { min: narrowest } };
  return glazingFault(answers);
}

function glazingFault(answers: AuditAnswers): GeometryFault | null {
  const windowArea = known(answers, 'windowArea');
  const placed = answers.kind === 'house' ? answers.adjacency : answers.exposedSides;
  if (windowArea === undefined || answers.kind === undefined || placed === undefined) return null;
  const most = round1(MOST_GLAZED * wallForWindows(frameOf(answers)));
  return windowArea > most ? { slug: 'windowArea', code: 'windowsTooLarge', params: { max: most } } : null;
}

const round1 = (value: number): number => Math.floor(value * 10) / 10;

type Frame = Omit<Geometry, 'facades' | 'windowArea' | 'landing'> & {
  readonly orientation: Orientation;
  readonly exposed: readonly FacadeName[];
};

function frameOf(answers: AuditAnswers): Frame {
  const livingArea = mustHave(answers, 'livingArea');
  const levels = mustHave(answers, 'levels');
  const ceilingHeight = known(answers, 'ceilingHeight') ?? CEILING_HEIGHT;
  const footprint = livingArea / levels;
  const width = known(answers, 'facadeWidth') ?? usualWidth(answers, footprint);
  return {
    livingArea,
    levels,
    ceilingHeight,
    footprint,
    width,
    depth: footprint / width,
    facadeHeight: levels * ceilingHeight + BETWEEN_LEVELS * (levels - 1),
    doorArea: DOOR_AREA,
    orientation: known(answers, 'frontOrientation') ?? UNKNOWN_ORIENTATION,
    exposed: exposedSides(answers),
  };
}

/**
 * A flat with windows on one side only lies along it: every room needs one. Any other dwelling is deeper than wide.
 */
const usualWidth = (answers: AuditAnswers, footprint: number): number =>
  Math.sqrt(
    answers.kind === 'flat' && answers.exposedSides === 'one'
      ? footprint * DEPTH_TO_WIDTH
      : footprint / DEPTH_TO_WIDTH,
  );

/** How much longer the plan's outline is than the rectangle that its width draws; 1 for a plan that is one. */
function outlineToBox(answers: AuditAnswers, { footprint, width, depth }: Frame): number {
  const shape = answers.kind === 'house' ? (known(answers, 'shape') ?? 'compact') : 'compact';
  if (shape === 'compact') return 1;
  return Math.max(1, (PLAN_OUTLINE[shape] * Math.sqrt(footprint)) / (2 * (width + depth)));
}

/** Windows are on the front and, where it is exposed, the back: that is how terraces and blocks are built here. */
const glazedSides = ({ exposed }: Frame): readonly FacadeName[] =>
  exposed.filter((name) => name === 'front' || name === 'back');
const wallForWindows = (frame: Frame): number =>
  glazedSides(frame).length * (frame.width * frame.facadeHeight - frame.doorArea);

function glazedArea(answers: AuditAnswers, frame: Frame): number {
  const usual = Math.min(
    frame.livingArea * USUAL_GLAZED_SHARE,
    wallForWindows(frame) * MOST_GLAZED_BY_DEFAULT,
  );
  return known(answers, 'windowArea') ?? usual;
}

function drawGeometry(answers: AuditAnswers): Geometry {
  const frame = frameOf(answers);
  const { orientation, exposed, width, depth, ...sizes } = frame;
  const windowArea = glazedArea(answers, frame);
  const glazed = glazedSides(frame);
  const outline = outlineToBox(answers, frame);
  const landing = landingOf(answers, frame);
  const facade = (name: FacadeName, length: number, faces: Orientation): Facade => ({
    name,
    length: length * outline,
    orientation: faces,
    exposed: exposed.includes(name),
    glazed: glazed.includes(name) ? windowArea / glazed.length : 0,
    hasDoor: name === 'front' && isDoorOutside(answers),
  });
  const left = LEFT[orientation];
  return {
    ...sizes,
    width,
    depth,
    windowArea,
    landing,
    facades: [
      facade('front', width, orientation),
      facade('back', width, OPPOSITE[orientation]),
      facade('left', depth, left),
      facade('right', depth, OPPOSITE[left]),
    ],
  };
}

/** Opaque wall of a façade, m²: what can be insulated. */
export const opaqueArea = (geometry: Geometry, facade: Facade): number =>
  facade.length * geometry.facadeHeight - facade.glazed - (facade.hasDoor ? geometry.doorArea : 0);

/** Usual size of one window, m². */
export const WINDOW_SIZE = 1.5;
export const windowCount = (facade: Facade): number =>
  facade.glazed > 0 ? Math.max(1, Math.round(facade.glazed / WINDOW_SIZE)) : 0;
