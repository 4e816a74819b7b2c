import { type DpeFields, isFields, itemsAt, textAt } from './dpe-tree.ts';
import { refuseDpe } from './refuse-dpe.ts';

/** `enum_type_generateur_ch_id` of both halves of a hybrid heat pump. */
const FIRST_HYBRID = 145;
const LAST_HYBRID = 170;
/** `enum_cfg_installation_ch_id`: a boiler that relieves a heat pump, without and with a wood stove beside them. */
const RELIEVED = '8';
const RELIEVED_WITH_STOVE = '9';
const SIMPLE = '1';

/**
 * A hybrid heat pump heats its share of the need by its kind (annex 1, §9.1.4.3: 80/20 in zone H1), and the engine
 * takes the same share again for the installation: a third of the need would be heated by nobody. Its installation is
 * told as a simple one, so that the share counts once. Changes what it is given.
 * @throws DomainError `audits.errors.dpe.notComputed` with a stove beside it, whose share comes by the same way
 */
export function withHybridsSharedOnce(dpe: DpeFields): void {
  const path = ['installation_chauffage_collection', 'installation_chauffage'];
  for (const installation of itemsAt(dpe, 'logement', ...path)) {
    const entry = installation.donnee_entree;
    if (!isFields(entry) || !hasHybrid(installation)) continue;
    const way = textAt(entry, 'enum_cfg_installation_ch_id');
    if (way === RELIEVED_WITH_STOVE)
      throw refuseDpe('notComputed', { detail: `enum_cfg_installation_ch_id ${RELIEVED_WITH_STOVE}` });
    if (way === RELIEVED) entry.enum_cfg_installation_ch_id = SIMPLE;
  }
}

const hasHybrid = (installation: DpeFields): boolean =>
  itemsAt(installation, 'generateur_chauffage_collection', 'generateur_chauffage').some((machine) => {
    const id = Number(textAt(machine, 'donnee_entree', 'enum_type_generateur_ch_id'));
    return id >= FIRST_HYBRID && id <= LAST_HYBRID;
  });
