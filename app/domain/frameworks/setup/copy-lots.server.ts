import { personId } from "#app/access/actor.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";

/** Copies the lots of a framework into another, closed, each with its newest terms and specification as version 1. */
export async function copyLots({ trx, now, actor }: Work, from: string, to: string): Promise<void> {
  const lots = await trx
    .selectFrom("lot")
    .select(["id", "number", "slug", "code", "name", "description", "details"])
    .where("framework_id", "=", from)
    .orderBy("number")
    .execute();
  for (const lot of lots) {
    const id = uuidv7(now.getTime());
    await trx
      .insertInto("lot")
      .values({
        ...{ id, framework_id: to, number: lot.number, name: lot.name, description: lot.description },
        ...{ slug: `${lot.slug.slice(0, 60)}-${id.slice(-4)}`, code: lot.code ?? lot.slug, status: "closed" },
        ...{ details: JSON.stringify(lot.details), terms_version: "1", specification_version: "1" },
      })
      .execute();
    for (const kind of ["terms", "specification"] as const) {
      const document = await trx
        .selectFrom("lot_document")
        .select(["title", "body", "sha256"])
        .where("lot_id", "=", lot.id)
        .where("kind", "=", kind)
        .orderBy("recorded_at", "desc")
        .limit(1)
        .executeTakeFirst();
      if (!document) continue;
      await trx
        .insertInto("lot_document")
        .values({
          ...{ id: uuidv7(now.getTime()), lot_id: id, kind, version: "1", ...document, why: "Copied" },
          ...{ from_on: londonDate(now), recorded_at: now },
          recorded_by: personId(actor),
        })
        .execute();
    }
  }
}
