import { translator } from '../i18n/translate.ts';
import type { Programme } from '../programme/programme.ts';
import type { MergeValues } from './merge-text.ts';

type Facts = {
  readonly programme: Programme;
  readonly reference: string;
  readonly signatory: { readonly name: string; readonly title: string };
  readonly recipient: { readonly name: string };
  readonly homes: readonly {
    readonly address: string;
    readonly commune: string;
    readonly since: number | null;
  }[];
};

/** One home on one line: `12 rue des Oyats, à Exemple`. */
export const homeLine = ({ address, commune }: Facts['homes'][number]): string =>
  translator('fr')('campaigns.letter.home', { address, commune });

/** What each field stands for in the letter to one recipient. Letters are in French, the language of the administration. */
export function mergeValues({ programme, reference, signatory, recipient, homes }: Facts): MergeValues {
  const t = translator('fr');
  const { service, authority } = programme;
  const since = homes.flatMap((home) => (home.since === null ? [] : [home.since]));
  return {
    destinataire: recipient.name,
    logements: homes.map(homeLine).join(' ; '),
    commune: [...new Set(homes.map(({ commune }) => commune))].join(', '),
    vacance: since.length === 0 ? '' : t('campaigns.letter.since', { year: String(Math.min(...since)) }),
    signataire: signatory.name,
    fonction: signatory.title,
    service: service.name.fr,
    collectivite: authority.name.fr,
    telephone: service.phone,
    courriel: service.email,
    reference,
  };
}
