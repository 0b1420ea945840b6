import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect, PostgresDriver } from "kysely";
import pg from "pg";
import type { Db } from "./client.server.ts";
import type { DB } from "./schema.ts";

/**
 * The same database, each of whose transactions opens by telling the policies of migrations/009-row-security.ts who
 * acts. BEGIN and the name go in one round trip; the name ends with the transaction, so that the next user of the
 * connection is nobody again. `actor` may reach a log of statements: ids and codes only.
 */
export function speaking(db: Db, actor: object, mode: "read only" | "read write"): Db {
  if (db.isTransaction) throw new Error("This transaction has its actor already");
  const name = pg.escapeLiteral(JSON.stringify(actor));
  const driver = new Opening(`begin ${mode}; select set_config('app.actor', ${name}, true)`);
  return new Kysely<DB>({ config: { dialect }, dialect, driver, executor: db.getExecutor() });
}

// Connections come from the database that was given, through its executor: this driver only opens and closes
// transactions on them.
const noPool = { pool: () => Promise.reject(new Error("Connections come from the database that was given")) };
const dialect = new PostgresDialect(noPool);

class Opening extends PostgresDriver {
  readonly #statement: string;

  constructor(statement: string) {
    super(noPool);
    this.#statement = statement;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#statement));
  }
}
