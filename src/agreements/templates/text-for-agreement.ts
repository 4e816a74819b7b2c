import type { Reader } from '../../db/database.ts';
import type { Day } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { AgreementText } from '../acts/act-facts.ts';
import { type Template, templateInForce } from './template-store.ts';

/** What an agreement issued that day is drawn from, ready to be frozen with it. */
export async function textForAgreement(d: Reader, on: Day): Promise<AgreementText> {
  return textOf(mustExist(await templateInForce(d, 'agreement', on), 'templates.errors.unknown'));
}

export const textOf = ({ number, contentHash, content }: Template): AgreementText => ({
  version: number,
  hash: contentHash,
  content,
});
