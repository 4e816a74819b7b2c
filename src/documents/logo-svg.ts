/** A mark of the authority as the programme holds it: coloured paths and nothing else. */
type Logo = {
  readonly viewBox: string;
  readonly paths: readonly { readonly d: string; readonly fill: string }[];
};

/** The mark as one inert drawing. */
export function logoSvg({ viewBox, paths }: Logo): string {
  const drawn = paths.map(({ d, fill }) => `<path d="${d}" fill="${fill}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${drawn}</svg>`;
}
