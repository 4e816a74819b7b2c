/** What other rooms may ask of people: reads only, deeds are use cases. */
export { type Account, actorOf, findAccount, findAccountByEmail, listStaff } from './account-store.ts';
export {
  findOwner,
  findOwners,
  findOwnersByPersonNumber,
  type NewOwner,
  type Owner,
  ownersBySiren,
  ownersOfAccount,
} from './owner-store.ts';
export { type KeptRefusal, openRefusalsOf, refusalsOf } from './refusal-store.ts';
