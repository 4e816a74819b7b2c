import { mustExist } from '../shared/errors.ts';

/** The number that an address or a field names; null for anything else. */
export const numberIn = <Id extends number>(text: string | undefined): Id | null =>
  /^\d{1,12}$/.test(text ?? '') ? (Number(text) as Id) : null;

/** The same where nothing else can be meant. @throws DomainError 404 */
export const numbered = <Id extends number>(text: string | undefined): Id =>
  mustExist(numberIn<Id>(text), 'web.error.404.text');
