import { readdirSync, readFileSync } from 'node:fs';
import enums from '@open3cl/engine/enums.js';
import { parseXml, type XmlElement } from '../../../src/audits/dpe-file/parse-xml.ts';
import { DomainError } from '../../../src/shared/errors.ts';
import { anyAnswers, seeded } from './any-answers.ts';
import { bytesOf, dpeOf, xmlOf } from './dpe-xml.ts';

const DIAGNOSES = new URL('./diagnoses/', import.meta.url);
const MADE_UP = 10;

/** The real diagnoses of the repository, and made-up dwellings with other systems. */
export function wholeDpes(): string[] {
  const real = readdirSync(DIAGNOSES).map((name) => readFileSync(new URL(name, DIAGNOSES), 'utf8'));
  const madeUp: string[] = [];
  for (let seed = 0; madeUp.length < MADE_UP; seed += 1) {
    try {
      madeUp.push(xmlOf(dpeOf(anyAnswers(seed))));
    } catch (error) {
      // Refused by name: another one.
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return [...real.toSorted(), ...madeUp];
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const written = ({ name, children, text }: XmlElement): string =>
  `<${name}>${children.length > 0 ? children.map(written).join('') : escaped(text)}</${name}>`;

type Placed = { readonly parent: XmlElement; readonly element: XmlElement };
const placed = (parent: XmlElement): Placed[] =>
  parent.children.flatMap((element) => [{ parent, element }, ...placed(element)]);

const WRONG_TEXTS = ['NaN', 'Infinity', '1e300', '1e-300', '999999999', '-5', '0', 'abc', '12,5', '', '3'];
const FACTORS = [0.01, 100, -1, 1e6];
const IDS_WITHOUT_TABLE = ['0', '1', '2', '3', '5', '9', '15', '40', '115', '999'];
type Pick = <Value>(values: readonly Value[]) => Value;

/** Each changes one thing of the tree, as a bad export or a hand in the file could, and tells what. */
const SPOILS: readonly ((nodes: readonly Placed[], pick: Pick) => string)[] = [
  function drop(nodes, pick) {
    const { parent, element } = pick(nodes);
    parent.children.splice(parent.children.indexOf(element), 1);
    return `drop ${parent.name}/${element.name}`;
  },
  function double(nodes, pick) {
    const { parent, element } = pick(nodes);
    parent.children.push(structuredClone(element));
    return `double ${parent.name}/${element.name}`;
  },
  function empty(nodes, pick) {
    const { parent, element } = pick(nodes);
    element.children.length = 0;
    element.text = '';
    return `empty ${parent.name}/${element.name}`;
  },
  function otherId(nodes, pick) {
    const { element } = pick(nodes.filter((node) => /^(?:enum|tv)_/.test(node.element.name)));
    const known = (enums as Readonly<Record<string, object>>)[element.name.replace(/^enum_|_id$/g, '')];
    element.text = pick(known ? Object.keys(known) : IDS_WITHOUT_TABLE);
    return `${element.name} = ${element.text}`;
  },
  function swap(nodes, pick) {
    const leaves = nodes.filter(({ element }) => element.children.length === 0);
    const [{ element: one }, { element: other }] = [pick(leaves), pick(leaves)];
    [one.text, other.text] = [other.text, one.text];
    return `swap ${one.name} and ${other.name}`;
  },
  function wrongText(nodes, pick) {
    const { element } = pick(nodes.filter((node) => node.element.children.length === 0));
    element.text = pick(WRONG_TEXTS);
    return `${element.name} = “${element.text}”`;
  },
  function scale(nodes, pick) {
    const { element } = pick(
      nodes.filter((node) => node.element.text !== '' && Number.isFinite(Number(node.element.text))),
    );
    element.text = String(Number(element.text) * pick(FACTORS));
    return `${element.name} = ${element.text}`;
  },
];

/** One of those files with one or two things changed, and what was. */
export function spoiledDpe(files: readonly string[], seed: number): { bytes: Uint8Array; changes: string[] } {
  const random = seeded(seed);
  const pick: Pick = (values) => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new Error('nothing to pick');
    return value;
  };
  const root = parseXml(pick(files));
  const times = random() < 0.5 ? 1 : 2;
  const changes = Array.from({ length: times }, () => pick(SPOILS)(placed(root), pick));
  return { bytes: bytesOf(written(root)), changes };
}
