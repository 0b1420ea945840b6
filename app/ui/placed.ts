/** Items with their place, counted from 0: the key of a list that is drawn in the order given and holds no state. */
export function placed<T>(items: readonly T[]): { place: number; item: T }[] {
  return items.map((item, place) => ({ place, item }));
}
