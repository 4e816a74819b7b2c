import type { Face } from './pdf-document.ts';

export type Piece = { readonly text: string; readonly face: Face; readonly link?: string };
/** Words that stand on one line, in order; `width` in the unit of the measure. */
export type Line = { readonly pieces: readonly Piece[]; readonly width: number };
export type Measure = (text: string, face: Face) => number;

/** Pieces that no break may part, and what stands before them. */
type Unit = { readonly before: 'space' | 'newline' | 'nothing'; readonly pieces: Piece[] };

const SEPARATORS = /(\n| +)/;
/** A compound word may break after its hyphen (`rez-de-|chaussée`), a number or reference never (`VO-2026-00042`). */
const HYPHEN = /(?<=\p{L}[-–])(?=\p{L})/u;
const URL_JOINT = /(?<=[/?&=.])(?=[^/?&=.])/;

/** No word of any language is so long: it may break anywhere, in steps that stay cheap to measure. */
const LONGEST_WORD = 100;
const STEP = /.{1,20}/gsu;

function breakables(word: string): string[] {
  if (word.length > LONGEST_WORD) return word.match(STEP) ?? [];
  return word.split(word.includes('://') ? URL_JOINT : HYPHEN);
}

type Token = { readonly kind: 'word' | 'space' | 'newline'; readonly piece: Piece };

function* tokens(pieces: readonly Piece[]): Generator<Token> {
  for (const piece of pieces) {
    for (const text of piece.text.split(SEPARATORS)) {
      if (text === '') continue;
      yield {
        kind: text === '\n' ? 'newline' : text.startsWith(' ') ? 'space' : 'word',
        piece: { ...piece, text },
      };
    }
  }
}

function units(pieces: readonly Piece[]): Unit[] {
  const found: Unit[] = [];
  let before: Unit['before'] = 'newline';
  /** The unit that a word touches: `(`, then `bold` in another face, then `)`. */
  let touching: Piece[] | null = null;
  for (const { kind, piece } of tokens(pieces)) {
    if (kind === 'word') {
      const [first = '', ...others] = breakables(piece.text);
      if (touching) touching.push({ ...piece, text: first });
      else found.push({ before, pieces: [{ ...piece, text: first }] });
      for (const text of others) found.push({ before: 'nothing', pieces: [{ ...piece, text }] });
      touching = found.at(-1)?.pieces ?? null;
      continue;
    }
    if (kind === 'newline' && before === 'newline' && !touching) found.push({ before, pieces: [] });
    if (kind === 'newline') before = 'newline';
    else if (touching) before = 'space';
    touching = null;
  }
  return found;
}

/** As many characters of the piece as fit, at least one. */
function fitting(piece: Piece, width: number, measure: Measure): [Piece, Piece | null] {
  const characters = Array.from(piece.text);
  let low = 1;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(characters.slice(0, middle).join(''), piece.face) <= width) low = middle;
    else high = middle - 1;
  }
  const rest = characters.slice(low).join('');
  return [
    { ...piece, text: characters.slice(0, low).join('') },
    rest === '' ? null : { ...piece, text: rest },
  ];
}

class LineFiller {
  readonly lines: Line[] = [];
  private pieces: Piece[] = [];
  private used = 0;
  private readonly width: number;
  private readonly measure: Measure;

  constructor(width: number, measure: Measure) {
    this.width = width;
    this.measure = measure;
  }

  get empty(): boolean {
    return this.pieces.length === 0;
  }

  end(): void {
    this.lines.push({ pieces: this.pieces, width: this.used });
    this.pieces = [];
    this.used = 0;
  }

  /** Places the pieces on the line if there is room for all of them. */
  take(pieces: readonly Piece[], spaced: boolean): boolean {
    const first = pieces[0];
    const space: Piece[] = spaced && !this.empty && first ? [this.spaceBefore(first)] : [];
    const all = [...space, ...pieces];
    const width = all.reduce((sum, piece) => sum + this.measure(piece.text, piece.face), 0);
    if (this.used + width > this.width + 0.01) return false;
    for (const piece of all) this.append(piece);
    this.used += width;
    return true;
  }

  /** Cuts pieces too wide for any line. */
  force(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      let rest: Piece | null = piece;
      while (rest) {
        if (this.take([rest], false)) break;
        if (!this.empty) {
          this.end();
          continue;
        }
        const [head, tail]: [Piece, Piece | null] = fitting(rest, this.width, this.measure);
        this.append(head);
        this.used += this.measure(head.text, head.face);
        rest = tail;
        if (rest) this.end();
      }
    }
  }

  private spaceBefore(next: Piece): Piece {
    const last = this.pieces.at(-1);
    return last && last.link !== next.link ? { text: ' ', face: 'regular' } : { ...next, text: ' ' };
  }

  private append(piece: Piece): void {
    const last = this.pieces.at(-1);
    if (last && last.face === piece.face && last.link === piece.link)
      this.pieces[this.pieces.length - 1] = { ...last, text: last.text + piece.text };
    else this.pieces.push(piece);
  }
}

/**
 * Fills lines of at most `width`, ragged right. Breaks at plain spaces, at `\n`, after the hyphens of compound words
 * and at the joints of addresses; never at U+00A0 or U+202F. A word wider than a line is cut between characters.
 */
export function breakLines(pieces: readonly Piece[], width: number, measure: Measure): Line[] {
  const filler = new LineFiller(width, measure);
  for (const [index, unit] of units(pieces).entries()) {
    if (unit.before === 'newline' && index > 0) filler.end();
    if (filler.take(unit.pieces, unit.before === 'space')) continue;
    if (!filler.empty) filler.end();
    filler.force(unit.pieces);
  }
  filler.end();
  return filler.lines;
}
