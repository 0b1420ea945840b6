/** Whether two pieces of plain JSON say the same, whatever the order of their keys; what is undefined counts as absent. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const own = (value: object) => Object.entries(value).filter(([, part]) => part !== undefined);
  const [left, right] = [own(one), own(other)];
  return (
    left.length === right.length &&
    left.every(([key, part]) => saysTheSame(part, (other as Record<string, unknown>)[key]))
  );
}
