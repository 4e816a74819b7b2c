import type { Situation } from '../situation.ts';
import type { Project } from './project.ts';

/**
 * Parts of rules made ready so far, by what they say. Versions and variants of a scheme mostly say the same: what they
 * share word for word is compiled once, and worked out once for a project however many schemes are read against it.
 */
export type SharedParts = Map<string, unknown>;
export const noParts = (): SharedParts => new Map();

/** The part that is written so, compiled now if no rule before it said the same. */
export function part<T>(parts: SharedParts, kind: string, written: unknown, compile: () => T): T {
  const key = `${kind} ${JSON.stringify(written)}`;
  const known = parts.get(key);
  if (known !== undefined) return known as T;
  const made = compile();
  parts.set(key, made);
  return made;
}

/** For a part that reads nothing but the situation: asked again about the same one, it answers at once. */
export function onceForSituation<T>(work: (project: Project) => T, none: T): (project: Project) => T {
  let last: Situation | null = null;
  let found = none;
  return (project) => {
    if (project.situation === last) return found;
    found = work(project);
    last = project.situation;
    return found;
  };
}

/** For a part that reads the other aids too, which differ from one way of putting grants together to the next. */
export function onceForProject<T>(work: (project: Project) => T, none: T): (project: Project) => T {
  let last: Project | null = null;
  let found = none;
  return (project) => {
    if (project === last) return found;
    found = work(project);
    last = project;
    return found;
  };
}

/** For a part that depends on an amount besides. */
export function onceForAmount(
  work: (project: Project, amount: number) => number,
): (project: Project, amount: number) => number {
  let last: Project | null = null;
  let on = 0;
  let found = 0;
  return (project, amount) => {
    if (project === last && amount === on) return found;
    found = work(project, amount);
    last = project;
    on = amount;
    return found;
  };
}
