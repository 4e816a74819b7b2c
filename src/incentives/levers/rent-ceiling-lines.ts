import { type Cents, cents } from '../../shared/money.ts';

export type RentCeilingRow = {
  readonly commune: string;
  readonly loc1: Cents;
  readonly loc2: Cents;
  readonly loc3: Cents;
};

/**
 * Reads a table of rent ceilings: one commune a line, `INSEE code; Loc1; Loc2; Loc3`, euros by m² and month with a comma
 * or a point. A first line of titles is passed over. Each line at fault is told by its number; nothing else is lost.
 */
export function readRentCeilings(text: string): {
  readonly rows: readonly RentCeilingRow[];
  readonly faults: readonly number[];
} {
  const rows: RentCeilingRow[] = [];
  const faults: number[] = [];
  const seen = new Set<string>();
  text.split('\n').forEach((line, index) => {
    const [commune = '', ...rents] = line.split(/[;\t]/).map((cell) => cell.trim());
    if (line.trim() === '' || (index === 0 && !/\d/.test(commune))) return;
    const [loc1, loc2, loc3] = rents.map(eurosIn);
    const known = /^(2A|2B|\d\d)\d{3}$/.test(commune) && !seen.has(commune);
    if (!known || loc1 == null || loc2 == null || loc3 == null || rents.length !== 3) {
      faults.push(index + 1);
      return;
    }
    seen.add(commune);
    rows.push({ commune, loc1, loc2, loc3 });
  });
  return { rows, faults };
}

function eurosIn(text: string): Cents | null {
  const bare = text.replace(',', '.');
  return /^\d{1,3}(\.\d{1,2})?$/.test(bare) ? cents(Math.round(Number(bare) * 100)) : null;
}
