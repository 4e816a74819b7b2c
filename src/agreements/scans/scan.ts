/** A stack is read in the background, looked at by a person, then confirmed act by act or set aside. */
export const SCAN_STATES = ['reading', 'read', 'discarded'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** Why a page is tied to no act: no code on it, a code that is not of this service, a picture that cannot be read. */
export const PAGE_FAULTS = ['no-code', 'foreign', 'unreadable'] as const;
export type PageFault = (typeof PAGE_FAULTS)[number];

type Page<Id> = {
  readonly place: number;
  readonly actId: Id | null;
  readonly page: number | null;
  readonly pages: number | null;
};

/** What a stack holds of one act: its pages in order, and what is wrong with them. */
export type Bundle<Id, P extends Page<Id>> = {
  readonly actId: Id;
  /** Number of pages that the act has, as its pages say. */
  readonly pages: number;
  /** One picture for each page found, in the order of the act. Of two of the same page, the first. */
  readonly kept: readonly P[];
  readonly missing: readonly number[];
  /** Pages of the stack that come again, by their place in it. */
  readonly duplicates: readonly { readonly page: number; readonly place: number }[];
};

export const isComplete = ({ missing }: Pick<Bundle<unknown, never>, 'missing'>): boolean =>
  missing.length === 0;

/** Pages grouped by act, in the order in which acts come in the stack. */
export function bundlesOf<Id, P extends Page<Id>>(stack: readonly P[]): Bundle<Id, P>[] {
  const known = stack.filter(({ actId }) => actId !== null);
  return [...Map.groupBy(known, ({ actId }) => actId as Id)].map(([actId, pages]) => bundle(actId, pages));
}

function bundle<Id, P extends Page<Id>>(actId: Id, found: readonly P[]): Bundle<Id, P> {
  const count = Math.max(...found.map(({ pages }) => pages ?? 0));
  const byPage = Map.groupBy(found, ({ page }) => page ?? 0);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return {
    actId,
    pages: count,
    kept: numbers.flatMap((number) => byPage.get(number)?.slice(0, 1) ?? []),
    missing: numbers.filter((number) => !byPage.has(number)),
    duplicates: [...byPage].flatMap(([page, copies]) =>
      copies.slice(1).map(({ place }) => ({ page, place })),
    ),
  };
}
