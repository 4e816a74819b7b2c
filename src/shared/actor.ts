import type { AccountId } from './ids.ts';
import { allows, type Permission, type Role } from './permissions.ts';

/** Who acts. `territory` lists the INSEE codes a member of staff may touch; null = the whole programme. */
export type Staff = {
  readonly kind: 'staff';
  readonly accountId: AccountId;
  readonly name: string;
  readonly role: Role;
  readonly territory: readonly string[] | null;
};
export type OwnerActor = {
  readonly kind: 'owner';
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
};
/** The software itself: worker, scheduler, terminal. */
export type SystemActor = { readonly kind: 'system'; readonly name: string };
export type Visitor = { readonly kind: 'visitor' };
export type Actor = Staff | OwnerActor | SystemActor | Visitor;

export const VISITOR: Visitor = { kind: 'visitor' };
export const system = (name: string): SystemActor => ({ kind: 'system', name });

/** An officer of one commune does not open the files of another. */
export const coversCommune = (actor: Staff, commune: string): boolean =>
  actor.territory === null || actor.territory.includes(commune);

/** Whether this actor is a member of staff whose role has that permission. */
export const isAllowed = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'staff' && allows(actor.role, permission);
