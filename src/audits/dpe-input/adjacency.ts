import type { Orientation } from '../geometry.ts';

/** `enum_type_adjacence_id`: what is on the other side of a wall, a floor or a roof. */
export const ADJACENCY = {
  outside: '1',
  crawlSpace: '3',
  ground: '5',
  cellar: '6',
  garage: '8',
  /** Attic of an ordinary tiled or slated roof: lightly ventilated. */
  attic: '12',
  /** Stairs, hall or corridor without a door on the outside; with one. */
  closedLanding: '14',
  openLanding: '15',
  heatedNeighbour: '22',
} as const;

export const ORIENTATION_ID: Record<Orientation, string> = { south: '1', north: '2', east: '3', west: '4' };
