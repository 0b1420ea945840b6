/**
 * Does something for each version in turn, also after it has failed for one. Returns how much was done in all. Throws at
 * the end, naming the versions for which it failed, so that the job is tried again.
 */
export async function eachVersion<V extends { version: number }>(
  versions: readonly V[],
  run: (version: V) => Promise<number>,
): Promise<number> {
  let done = 0;
  const failures: { version: number; error: unknown }[] = [];
  for (const one of versions) {
    try {
      done += await run(one);
    } catch (error) {
      failures.push({ version: one.version, error });
    }
  }
  if (failures.length > 0)
    throw new AggregateError(
      failures.map(({ error }) => error),
      failures.map(({ version, error }) => `Version ${version}: ${String(error)}`).join("; "),
    );
  return done;
}
