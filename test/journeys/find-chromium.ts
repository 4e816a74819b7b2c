import { existsSync } from 'node:fs';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser of this machine: `CHROMIUM` when set, else where it usually lies; null when there is none. */
export function findChromium(): string | null {
  const wanted = process.env.CHROMIUM;
  if (wanted) return existsSync(wanted) ? wanted : null;
  return USUAL.find((file) => existsSync(file)) ?? null;
}
