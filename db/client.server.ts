import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { nameStatements } from "./named.server.ts";
import type { DB } from "./schema.ts";

export type Db = Kysely<DB>;
export type Trx = Transaction<DB>;

const INT8 = 20;
const DATE = 1082;

// Pence and counts stay far below 2^53; London dates stay text, never a Date.
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(DATE, (text) => text);

export type ClientOptions = {
  max?: number;
  statementTimeoutMs?: number;
  /** Whether connections keep the plans of named statements: off behind a proxy that pools transactions. */
  named?: boolean;
  onError?: (error: Error) => void;
};

/**
 * One pool and the Kysely over it. `onError` hears of idle connections that the server closed: without a listener
 * a restart of the database would end the process.
 */
export function createDb(url: string, options: ClientOptions = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 3_000,
    statement_timeout: options.statementTimeoutMs ?? 10_000,
    lock_timeout: 3_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    maxLifetimeSeconds: 600,
  });
  if (options.named) pool.on("connect", nameStatements);
  pool.on("error", options.onError ?? (() => undefined));
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
