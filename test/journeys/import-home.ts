import type { Page } from 'playwright-core';
import { type LovacCells, lovacText } from '../units/support/lovac-file.ts';
import { confirmed } from './gestures.ts';

/** The home of the journey, as the State's file describes it: the reference house of the method, empty since 2019. */
export const HOME = {
  idlocal: '599099000001',
  address: '12 rue des Oyats',
  owner: 'EXEMPLE Jeanne',
} as const;

const LINES: readonly LovacCells[] = [
  {
    ff_idlocal: HOME.idlocal,
    libvoie: '0012   RUE DES OYATS',
    ff_stoth: '90',
    ff_npiece_p2: '5',
    ff_jannath: '1932',
    debutvacance: '2019',
    ff_x_4326: '2.3772',
    ff_y_4326: '51.0344',
    ff_idpersonne_1: '59ZZZZ01',
    ff_ddenom_1: 'EXEMPLE/JEANNE',
  },
  { ff_idlocal: '599099000002', libvoie: '0014   RUE DES OYATS', ff_idpersonne_1: '59ZZZZ02' },
  { ff_idlocal: 'not-an-id', libvoie: '0016   RUE DES OYATS' },
  {
    ff_idlocal: '599099000004',
    libvoie: '0018   RUE DES OYATS',
    ff_stoth: 'douze',
    ff_idpersonne_1: '59ZZZZ04',
  },
];

export const vacancyFile = {
  name: 'lovac-2025.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(lovacText(LINES)),
};

export async function sendVacancyFile(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.goto('/register/imports/new');
  await page.locator('[name=file]').setInputFiles(file);
  await page.locator('#import-form button[type=submit]').click();
}

/** Applies the import that is on screen and waits until it is done. */
export async function applyImport(page: Page): Promise<void> {
  await confirmed(page, '#apply-import');
  await page.locator('#undo-import').waitFor();
}
