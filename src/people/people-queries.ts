/** What other rooms may ask of people: reads only, deeds are use cases. */
export { type Account, actorOf, findAccount, findAccountByEmail, listStaff } from './account-store.ts';
export {
  findOwner,
  findOwners,
  findOwnersByPersonNumber,
  type NewOwner,
  type Owner,
  ownersOfAccount,
} from './owner-store.ts';
