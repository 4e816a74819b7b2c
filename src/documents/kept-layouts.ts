/** What fontkit answers when it sets a run of text: the glyphs, and where each goes. */
export type GlyphRun = { readonly advanceWidth: number; readonly positions: readonly object[] };
type Layout = (text: string, ...more: readonly unknown[]) => GlyphRun;

/** Bounds the memory of a long-lived thread: a word and its glyphs take about a kilobyte. */
const MOST_KEPT = 12_000;

/**
 * Makes a font set each word once in the life of its thread, whatever the document: acts say the same words, and setting
 * them (kerning, ligatures) was two fifths of the time of drawing one. Every caller receives positions of its own, since
 * pdfkit scales those it is given in place. Text with features or a script of its own is set anew each time.
 */
export function keepLayouts(font: { layout: Layout }): void {
  const kept = new Map<string, GlyphRun>();
  const set: Layout = font.layout.bind(font);
  font.layout = (text, ...more) => {
    if (more.some((one) => one !== undefined)) return set(text, ...more);
    let run = kept.get(text);
    if (!run) {
      run = set(text);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(text, run);
    }
    return withOwnPositions(run);
  };
}

const copyOf = <T extends object>(one: T): T => Object.assign(Object.create(Object.getPrototypeOf(one)), one);

const withOwnPositions = (run: GlyphRun): GlyphRun =>
  Object.assign(copyOf(run), { positions: run.positions.map(copyOf) });
