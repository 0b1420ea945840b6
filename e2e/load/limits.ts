/** The 95th percentile of the times. */
export function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

/** What to print of a limit; a run that went above one ends with exit code 1. */
export function within(measured: number, most: number): string {
  if (measured <= most) return `≤ ${most}`;
  process.exitCode = 1;
  return `ABOVE ${most}`;
}
