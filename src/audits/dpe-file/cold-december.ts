import tables from '@open3cl/engine/tv.js';

/**
 * The work, with the degree-hours of zone H2d as they were published until the middle of 2024 (see LabelRules): the
 * engine keeps both tables. The work must end before it returns.
 */
export function inColdDecember<T>(work: () => T): T {
  const { dh19, dh19_legacy: former } = tables;
  try {
    tables.dh19 = former;
    return work();
  } finally {
    tables.dh19 = dh19;
  }
}
