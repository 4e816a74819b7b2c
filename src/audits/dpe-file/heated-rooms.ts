import { ANSWER_KINDS } from '../answer-kinds.ts';
import type { AuditAnswers, Known } from '../audit-answers.ts';
import { ROOM_SHARES } from '../dpe-input/other-rooms.ts';
import { type Entry, nearestShare } from './observed-parts.ts';

type AnyMachine = { readonly heating: Known<'heating'>; readonly year?: number };
/** What heats one group of rooms. */
export type Installation<Machine extends AnyMachine> = {
  /** m² */
  readonly area: number;
  /** undefined where the questionnaire has no word for it. */
  readonly machine: Machine | undefined;
  readonly beside: readonly (Machine | undefined)[];
  readonly emitter: Entry | undefined;
};

const otherRoomsOf = ({ machine }: Installation<AnyMachine>) =>
  ANSWER_KINDS.otherRooms.values.find((heating) => heating !== 'none' && heating === machine?.heating);

/** Less than this of the dwelling is not worth a question. */
const SMALLEST_PART = 0.05;

/**
 * The main heating, and the largest other rooms. Main is what heats most; but a boiler or a pump, which only the main
 * heating can be told to be, where what heats most can be told of the other rooms.
 */
export function heatedRooms<Machine extends AnyMachine>(
  installations: readonly Installation<Machine>[],
): { readonly main: Installation<Machine> | undefined; readonly others: AuditAnswers } {
  const bySize = installations.toSorted((a, b) => b.area - a.area);
  const [largest, second] = bySize;
  const swapped =
    largest !== undefined &&
    second?.machine !== undefined &&
    otherRoomsOf(second) === undefined &&
    otherRoomsOf(largest) !== undefined;
  const main = swapped ? second : largest;
  const total = bySize.reduce((sum, { area }) => sum + area, 0);
  const others = bySize.find(
    (each) => each !== main && otherRoomsOf(each) !== undefined && each.area >= total * SMALLEST_PART,
  );
  if (others === undefined) return { main, others: { otherRooms: 'none' } };
  return {
    main,
    others: {
      otherRooms: otherRoomsOf(others),
      otherRoomsYear: others.machine?.year,
      otherRoomsShare: nearestShare(others.area / total, ROOM_SHARES),
    },
  };
}
