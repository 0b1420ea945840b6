import type pg from "pg";

const marked = /^\/\* named: ([a-z-]+) \*\//;

/**
 * Lets this connection keep the plan of each statement whose text starts with the mark of its name, as
 * `/* named: find-services *\/`: hot statements of one fixed text, with their columns written out. All others stay
 * as they are. Not for connections through a proxy that pools transactions (PG_NAMED=off).
 */
export function nameStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
    const name = typeof text === "string" ? marked.exec(text)?.[1] : undefined;
    return name ? query({ name, text, values }, ...rest) : query(text, values, ...rest);
  }) as typeof client.query;
}
