import { decodeXml } from './decode-xml.ts';
import { type DpeFacts, dpeFacts } from './dpe-facts.ts';
import { type DpeFields, dpeTree } from './dpe-tree.ts';
import { parseXml } from './parse-xml.ts';
import { refuseDpe } from './refuse-dpe.ts';

/**
 * A DPE's file as far as it can be judged without the engine: whether it is one, of a kind that is computed.
 * @throws DomainError `audits.errors.dpe.*`
 */
export function openDpe(bytes: Uint8Array): { dpe: DpeFields; facts: DpeFacts } {
  const root = parseXml(decodeXml(bytes));
  if (root.name !== 'dpe') throw refuseDpe('notDpe', { root: root.name.slice(0, 40) });
  const dpe = dpeTree(root);
  return { dpe, facts: dpeFacts(dpe) };
}
