import { boxText } from '../../shared/geo.ts';
import type { RegisterFilter, RegisterOrder } from './register-filter.ts';

/** Fields of the list's address. */
export type AddressFields = Readonly<Record<string, string | undefined>>;

const joined = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : values.join(',');
const shown = (value: string | number | null): string | undefined =>
  value === null || value === '' ? undefined : String(value);

/** A filter as fields of an address: only what limits something. `assigned` is kept as it was asked (`me`). */
export const filterFields = (filter: RegisterFilter, assigned: string): AddressFields => ({
  text: shown(filter.text),
  commune: joined(filter.communes),
  status: joined(filter.statuses),
  vacancy: shown(filter.vacancy),
  kind: shown(filter.kind),
  class: joined(filter.classes),
  ownerKind: shown(filter.ownerKind),
  assigned: filter.assigned === null ? undefined : assigned,
  reason: shown(filter.reason),
  builtFrom: shown(filter.builtFrom),
  builtTo: shown(filter.builtTo),
  areaFrom: shown(filter.areaFrom),
  areaTo: shown(filter.areaTo),
  absent: filter.absent ? '1' : undefined,
  substatus: shown(filter.substatus),
  occupancy: shown(filter.occupancy),
  evidence: shown(filter.evidence),
  roomsFrom: shown(filter.roomsFrom),
  roomsTo: shown(filter.roomsTo),
  contact: shown(filter.contact),
  heldBack: shown(filter.heldBack),
  shared: filter.shared ? '1' : undefined,
  phase: shown(filter.phase),
  source: shown(filter.source),
  priorityFrom: shown(filter.priorityFrom),
  ids: joined(filter.ids.map(String)),
  vintage: shown(filter.vintage),
  perimeter: shown(filter.perimeter),
  building: shown(filter.building),
  together: filter.together ? '1' : undefined,
  box: filter.box === null ? undefined : boxText(filter.box),
});

/** The order as the address says it; the usual one needs no word. */
export const orderField = ({ by, descending }: RegisterOrder): string | undefined =>
  by === 'vacancy' && !descending ? undefined : `${descending ? '-' : ''}${by}`;
