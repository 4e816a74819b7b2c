/** What a column's words ask for, in points: on one line, and when every space breaks. */
export type WidthWish = { readonly widest: number; readonly narrowest: number };

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/**
 * Shares `total` points among columns. Columns that ask for less than an equal part get what they ask for (short
 * columns of figures never break); the others share the rest in proportion, each its longest word at least.
 */
export function columnWidths(wishes: readonly WidthWish[], total: number): number[] {
  const asked = sum(wishes.map((wish) => wish.widest));
  if (asked <= total) return wishes.map(({ widest }) => widest + ((total - asked) * widest) / (asked || 1));
  const modest = modestColumns(wishes, total);
  const rest = total - sum(wishes.filter((_, index) => modest.has(index)).map((wish) => wish.widest));
  const greedy = wishes.filter((_, index) => !modest.has(index));
  const floors = greedy.map((wish) => Math.min(wish.narrowest, rest / greedy.length));
  const lacks = greedy.map((wish, index) => wish.widest - (floors[index] ?? 0));
  const free = rest - sum(floors);
  const widths = floors.map((floor, index) => floor + (free * (lacks[index] ?? 0)) / (sum(lacks) || 1));
  return wishes.map((wish, index) => (modest.has(index) ? wish.widest : (widths.shift() ?? 0)));
}

/** The columns that fit in an equal part of what is left once the other modest ones are served. */
function modestColumns(wishes: readonly WidthWish[], total: number): Set<number> {
  const modest = new Set<number>();
  let rest = total;
  for (const [index, { widest }] of [...wishes.entries()].sort(([, a], [, b]) => a.widest - b.widest)) {
    if (widest > rest / (wishes.length - modest.size)) break;
    modest.add(index);
    rest -= widest;
  }
  return modest;
}
