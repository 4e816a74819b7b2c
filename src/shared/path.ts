type Params<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Params<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;
type Args<Pattern extends string> = [Params<Pattern>] extends [never]
  ? [query?: Query]
  : [params: Record<Params<Pattern>, string | number>, query?: Query];
type Query = Readonly<Record<string, string | number | undefined>>;

export type Path<Pattern extends string> = { (...args: Args<Pattern>): string; readonly pattern: Pattern };

/**
 * A typed URL: `const unitPath = path('/register/units/:unit')` gives `unitPath({ unit: 3 })` for links and
 * `unitPath.pattern` for the route. A missing parameter does not compile; values are encoded.
 */
export function path<const Pattern extends string>(pattern: Pattern): Path<Pattern> {
  const parameterised = pattern.includes(':');
  const build = (...args: unknown[]): string => {
    const params = (parameterised ? args[0] : {}) as Record<string, string | number>;
    const query = (parameterised ? args[1] : args[0]) as Query | undefined;
    const url = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
    return url + queryString(query);
  };
  return Object.assign(build, { pattern }) as unknown as Path<Pattern>;
}

/** `?a=1&b=2`, empty values left out; an empty string when nothing is left. */
export function queryString(query: Query = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return entries.length
    ? `?${new URLSearchParams(entries.map(([key, value]): [string, string] => [key, String(value)]))}`
    : '';
}
