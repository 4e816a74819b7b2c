import { translator } from '../../i18n/translate.ts';
import type { Act } from './act-store.ts';

/** Name under which an act is saved: `convention-CONV-2026-00007.pdf`. */
export const actFileName = (act: Pick<Act, 'kind' | 'number'>, signed = false): string => {
  const t = translator('fr');
  const stem = t(`agreements.act.fileName.${act.kind}`);
  return `${stem}-${act.number}${signed ? `-${t('agreements.act.signedSuffix')}` : ''}.pdf`;
};
