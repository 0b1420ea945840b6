import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import { anInvoice } from "./invoices.ts";
import { aPlacement, type MadePlacement } from "./placements.ts";

/** The tables behind row-level security, and the view of cases. */
export const walledTables = [
  "child",
  "child_access",
  "child_case",
  "evidence",
  "evidence_reading",
  "invoice",
  "invoice_event",
  "invoice_line",
] as const;

/** A placement of a provider of its own, with at least one row in each of those tables. */
export async function aWalledScene(owner: Db): Promise<MadePlacement> {
  const placement = await aPlacement(owner);
  const { id } = await anInvoice(owner, placement);
  const move = { event: "query", from_status: "submitted", to_status: "queried" };
  await owner
    .insertInto("invoice_event")
    .values({ ...move, id: uuidv7(), invoice_id: id, at: new Date() })
    .execute();
  await owner.insertInto("child_access").values(aReading(placement.childId, placement.broker.personId)).execute();
  const reading = { state: "read", pages: 1, pages_drawn: 1, proposals: "{}", read_at: new Date() };
  const evidence = owner.selectFrom("evidence").select(["id", "provider_id"]);
  const { id: evidence_id, provider_id } = await evidence
    .where("provider_id", "=", placement.provider.providerId)
    .executeTakeFirstOrThrow();
  await owner
    .insertInto("evidence_reading")
    .values({ ...reading, evidence_id, provider_id })
    .execute();
  return placement;
}

/** A row of the log of readings. */
export const aReading = (childId: string, personId: string) =>
  ({ id: uuidv7(), child_id: childId, person_id: personId, what: "brief", why: "Test", at: new Date() }) as const;

/** How many rows of each table an actor sees who asks without any condition. */
export const rowsSeen = (web: Db, actor: Actor): Promise<Record<string, number>> =>
  readAs(web, actor, async (trx) => {
    const seen: Record<string, number> = {};
    for (const table of walledTables)
      seen[table] = (await sql`select from ${sql.table(table)}`.execute(trx)).rows.length;
    return seen;
  });
