import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import type { Db } from "#db/client.server.ts";

const PAGE = 1000;
const inBytes = sql<string>`object_key collate "C"`;

/** What a document says of its object. `stands`: not removed and not withdrawn, so that the object must be there. */
export type NamedObject = { key: string; size: number; stands: boolean };

/** The objects that documents name below a prefix, each once, in the order of the keys' bytes, a page at a time. */
export async function* namedObjects(db: Db, actor: Actor, prefix: string): AsyncGenerator<NamedObject> {
  for (let after = prefix, more = true; more; ) {
    const page = await readAs(db, actor, (trx) =>
      trx
        .selectFrom((from) =>
          from
            .selectFrom("evidence")
            .select(["object_key", "size", sql<boolean>`state not in ('removed','withdrawn')`.as("stands")])
            .where("object_key", "like", `${prefix}%`)
            .unionAll(
              // Once it was matched, its object may have moved on: it is somebody's, and never missed here.
              from
                .selectFrom("loose_document")
                .select(["object_key", "size", sql<boolean>`false`.as("stands")])
                .where("object_key", "like", `${prefix}%`),
            )
            .as("named"),
        )
        .select(["object_key as key", sql<number>`max(size)`.as("size")])
        .select(sql<boolean>`bool_or(stands)`.as("stands"))
        .where(inBytes, ">", after)
        .groupBy("object_key")
        .orderBy(inBytes)
        .limit(PAGE)
        .execute(),
    );
    yield* page;
    after = page.at(-1)?.key ?? after;
    more = page.length === PAGE;
  }
}
