/** Gives each of `items` to one of `receivers`, turn by turn among those that may have it; null where none may. */
export function shareOut<Item, Receiver>(
  items: readonly Item[],
  receivers: readonly Receiver[],
  mayHave: (receiver: Receiver, item: Item) => boolean,
): { readonly item: Item; readonly to: Receiver | null }[] {
  const held = new Map(receivers.map((receiver) => [receiver, 0]));
  return items.map((item) => {
    const able = receivers.filter((receiver) => mayHave(receiver, item));
    const [first] = able.toSorted((a, b) => (held.get(a) ?? 0) - (held.get(b) ?? 0));
    if (first === undefined) return { item, to: null };
    held.set(first, (held.get(first) ?? 0) + 1);
    return { item, to: first };
  });
}
