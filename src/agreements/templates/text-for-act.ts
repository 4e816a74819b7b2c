import type { Reader } from '../../db/database.ts';
import type { Day } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { ActText } from '../acts/act-facts.ts';
import type { TemplateKind } from './template-kinds.ts';
import { type Template, templateInForce } from './template-store.ts';

/** What an act issued that day is drawn from, ready to be frozen with it. */
export async function textForAct(d: Reader, kind: TemplateKind, on: Day): Promise<ActText> {
  return textOf(mustExist(await templateInForce(d, kind, on), 'templates.errors.unknown'));
}

export const textOf = ({ number, contentHash, content }: Template): ActText => ({
  version: number,
  hash: contentHash,
  content,
});
