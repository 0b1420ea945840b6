/** The middle of these numbers, of two middle ones their mean rounded up: nothing quicker than it was is promised. */
export function medianUp(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : Math.ceil((low + high) / 2);
}
