import {
  bold,
  brick,
  circle,
  dim,
  GROUND,
  gable,
  heat,
  line,
  lit,
  type Piece,
  paper,
  rect,
  wood,
  wool,
} from './pieces.ts';

const window = (x: number, y: number): Piece => line(rect(x, y, 8, 9), `M${x + 4} ${y}v9`);
const own = gable(34, 30, 14, 56, 28);
const ownHouse = lit(own) + line(own) + line(rect(44, 42, 8, 14));
const neighbour = (x: number): Piece => dim(gable(x, 32, 20, 56, 28));
const tree = (x: number): Piece => dim(`M${x} 56V46`, circle(x, 40, 7));

const BLOCK = rect(28, 8, 40, 48);
const FLOORS = 'M28 20H68M28 32H68M28 44H68';
const flatAt = (y: number): Piece =>
  lit(rect(28, y, 40, 12)) + line(BLOCK, FLOORS) + window(36, y + 1.5) + window(52, y + 1.5);

const PLAN = rect(32, 14, 32, 36);
const SIDES = ['M32 50H64', 'M64 50V14', 'M32 14H64', 'M32 50V14'];
const sides = (count: number): Piece =>
  lit(PLAN) +
  dim(PLAN) +
  SIDES.slice(0, count)
    .map((side) => bold(side))
    .join('');

/** A plan whose first sides wear insulation. */
const WOOLS = [
  'M32 54q2.700 -5 5.300 0t5.300 0t5.300 0t5.300 0t5.300 0t5.300 0',
  'M68 50q5 -3 0 -6t0 -6t0 -6t0 -6t0 -6t0 -6',
  'M32 10q2.700 5 5.300 0t5.300 0t5.300 0t5.300 0t5.300 0t5.300 0',
  'M28 50q-5 -3 0 -6t0 -6t0 -6t0 -6t0 -6t0 -6',
];
const insulatedSides = (count: number): Piece =>
  lit(PLAN) +
  line(PLAN) +
  WOOLS.slice(0, count)
    .map((side) => wool(side))
    .join('');
const outline = (path: string): Piece => lit(path) + bold(path);

/** The façade on a plan, and the quarter that it looks to; the needle shows north. */
const facing = (angle: number): Piece => {
  const [dx, dy] = [
    Math.round(Math.sin((angle * Math.PI) / 180)),
    -Math.round(Math.cos((angle * Math.PI) / 180)),
  ];
  const [x, y] = [48 + dx * 11, 32 + dy * 11];
  const aside = dx === 0 ? `M37 ${y}H59` : `M${x} 21V43`;
  return (
    dim(circle(48, 32, 27)) +
    line('M48 2v6') +
    lit(rect(37, 21, 22, 22)) +
    line(rect(37, 21, 22, 22)) +
    bold(aside) +
    heat(`M${48 + dx * 26} ${32 + dy * 26}l${-dx * 8 - dy * 5} ${-dy * 8 - dx * 5}l${dy * 10} ${dx * 10}z`)
  );
};

const ROOM = rect(26, 34, 44, 22);
const ROOF = 'M20 36L48 12L76 36';
const woolOn = (y: number): Piece => wool(`M29 ${y}q3 -6 6 0t6 0t6 0t6 0t6 0t6 0`);
const attic = lit(ROOM) + line(ROOM, ROOF) + GROUND;

const HOUSE = rect(26, 10, 44, 26);
const above = lit(HOUSE) + line('M26 4V36H70V4');
/** A home above something else at ground level. */
const aloft = lit(rect(26, 8, 44, 22)) + line('M26 4V30H70V4') + bold('M26 30H70');
const EARTH = dim('M6 36H26M70 36H90M10 40l-4 5M18 40l-4 5M82 40l-4 5M90 40l-4 5');

export const DWELLING_PICTURES = {
  kind: {
    house:
      lit(gable(24, 32, 12, 56, 48)) +
      line(gable(24, 32, 12, 56, 48), rect(43, 40, 10, 16)) +
      window(30, 36) +
      window(58, 36) +
      GROUND,
    flat:
      paper(BLOCK) +
      lit(rect(28, 20, 40, 12)) +
      line(BLOCK, FLOORS) +
      [9.5, 21.5, 33.5].map((y) => window(36, y) + window(52, y)).join('') +
      line(rect(44, 45, 8, 11)) +
      GROUND,
  },
  adjacency: {
    'mid-terrace': neighbour(6) + neighbour(62) + ownHouse + GROUND,
    'end-terrace': neighbour(6) + ownHouse + tree(78) + GROUND,
    detached: tree(16) + ownHouse + tree(80) + GROUND,
  },
  storey: {
    ground: flatAt(44) + GROUND,
    middle: flatAt(20) + GROUND,
    top: flatAt(8) + line('M24 8L48 1L72 8') + GROUND,
    'ground-and-top':
      lit(gable(28, 36, 20, 56, 40)) +
      line(gable(28, 36, 20, 56, 40)) +
      window(36, 40) +
      window(52, 40) +
      dim('M12 56V30M84 56V30') +
      GROUND,
  },
  exposedSides: { one: sides(1), two: sides(2), three: sides(3), four: sides(4) },
  shape: {
    compact: outline(rect(30, 18, 36, 28)),
    elongated: outline('M24 12H44V32H72V52H24z'),
    spread: outline('M18 10H38V32H58V10H78V54H18z'),
  },
  wallInsulationShare: {
    all: insulatedSides(4),
    'three-quarters': insulatedSides(3),
    half: insulatedSides(2),
    quarter: insulatedSides(1),
  },
  frontOrientation: { south: facing(180), north: facing(0), east: facing(90), west: facing(270) },
  roofType: {
    attic: attic + dim('M34 34V30M48 34V22M62 34V30'),
    slopes: lit('M26 34L48 15L70 34V56H26z') + line(ROOM, ROOF) + window(44, 24) + GROUND,
    terrace: lit(rect(26, 22, 44, 34)) + line(rect(26, 22, 44, 34)) + bold('M22 20H74') + GROUND,
  },
  roofInsulation: {
    none: attic + heat('M48 30v-11l-4 5h8l-4 -5z'),
    insulated: attic + woolOn(32) + woolOn(29),
  },
  floorType: {
    ground: above + EARTH + bold('M26 36H70') + dim('M32 42h6M44 46h8M58 42h6M38 52h6M54 54h8'),
    'crawl-space':
      above +
      EARTH +
      bold('M26 36H70') +
      line('M26 36V48M70 36V48') +
      dim('M22 48H74') +
      line('M26 42h-6M70 42h6'),
    cellar: above + EARTH + bold('M26 36H70') + line('M26 36V60H70V36') + line('M58 60V54H62V48H66V42H70'),
    garage: aloft + line('M26 30V56M70 30V56', rect(34, 38, 28, 18), 'M34 44H62M34 50H62') + GROUND,
    outside: aloft + line('M28 30V56M68 30V56') + dim('M38 40q5 4 10 0t10 0M38 48q5 4 10 0t10 0') + GROUND,
  },
  floorStructure: {
    slab:
      brick(rect(10, 26, 76, 14)) +
      line(rect(10, 26, 76, 14)) +
      dim('M20 31h3M34 35h3M48 30h3M62 35h3M76 31h3'),
    wood:
      wood(rect(10, 24, 76, 6), rect(18, 30, 8, 14), rect(44, 30, 8, 14), rect(70, 30, 8, 14)) +
      line(rect(10, 24, 76, 6), rect(18, 30, 8, 14), rect(44, 30, 8, 14), rect(70, 30, 8, 14)),
    vault:
      brick('M10 22H86V44C80 32 66 32 60 44H57C51 32 45 32 39 44H36C30 32 16 32 10 44z') +
      line('M10 22H86V44C80 32 66 32 60 44H57C51 32 45 32 39 44H36C30 32 16 32 10 44z'),
  },
  floorInsulation: {
    none: line(rect(10, 22, 76, 8)) + heat('M34 36v14l-4 -5h8l-4 5zM62 36v14l-4 -5h8l-4 5z'),
    insulated:
      line(rect(10, 22, 76, 8)) +
      wool('M12 37q3 -7 6 0t6 0t6 0t6 0t6 0t6 0t6 0t6 0t6 0t6 0t6 0t6 0') +
      line('M10 42H86'),
  },
} as const;
