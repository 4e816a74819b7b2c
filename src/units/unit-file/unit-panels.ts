import type { FastifyRequest } from 'fastify';
import type { Context } from '../../context.ts';
import type { Unit } from '../unit-store.ts';

/** What another room shows on a unit's page: its template reads `panel`, the model. */
export type UnitPanel = (ctx: Context, unit: Unit, request: UnitRequest) => Promise<UnitPanelView>;
export type UnitPanelView = { readonly view: string; readonly model: unknown };

declare module 'fastify' {
  interface FastifyInstance {
    /** What later rooms show on a unit's page. Given by the application, which knows the rooms. */
    unitPanels: readonly UnitPanel[];
  }
}
type UnitRequest = Pick<FastifyRequest, 'query'>;
