import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { keepRecheck } from "#app/domain/visits/keep-rechecks.server.ts";
import { photographServed } from "#app/domain/visits/photograph-keys.ts";
import { shippedLooks } from "#app/domain/visits/what-to-look-at.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Trx } from "#db/client.server.ts";

const DAY = 86_400_000;
/** A picture of one grey pixel. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

type Means = { trx: Trx; store: ObjectStore; now: Date };
type Planned = { providerId: string; lotId: string; lead: string; on: string; at: Date };

/**
 * Bright Path was visited three weeks ago, with one action and one photograph; Hilltop is told of a visit in three weeks.
 * When everyone's next check is due is counted, so that the list is full from the start.
 */
export async function seedVisits({ trx, store, now }: Means): Promise<void> {
  const today = londonDate(now);
  const qa = await trx
    .selectFrom("person")
    .select("id")
    .where("email", "=", "qa@council.example")
    .executeTakeFirstOrThrow();
  const admitted = await trx
    .selectFrom("admission")
    .innerJoin("provider", "provider.id", "admission.provider_id")
    .select(["provider.id as providerId", "slug", "lot_id as lotId"])
    .where("outcome", "=", "admitted")
    .orderBy("admission.id")
    .execute();
  const [bright, hilltop] = ["bright-path", "hilltop-tuition"].map((slug) => admitted.find((one) => one.slug === slug));
  if (bright) {
    const at = new Date(now.getTime() - 20 * DAY);
    const id = await plan(trx, { ...bright, lead: qa.id, on: londonDate(at), at });
    await meet(trx, { providerId: bright.providerId, lead: qa.id, at: new Date(now.getTime() - 10 * DAY), now });
    await record({ trx, store, now }, { id, providerId: bright.providerId, lead: qa.id, at });
  }
  if (hilltop) await plan(trx, { ...hilltop, lead: qa.id, on: addDays(today, 21), at: new Date(now.getTime() - DAY) });
  for (const providerId of new Set(admitted.map((one) => one.providerId))) await keepRecheck(trx, providerId, now);
}

async function plan(trx: Trx, { providerId, lotId, lead, on, at }: Planned): Promise<string> {
  const id = uuidv7(at.getTime());
  await trx
    .insertInto("visit")
    .values({
      ...{ id, provider_id: providerId, place: "12 Mill Street, Hereford", visit_on: on, lead_id: lead, others: "" },
      ...{ purpose: "re-check", announced: true, status: "planned", planned_at: at, planned_by: lead },
    })
    .execute();
  await trx.insertInto("visit_lot").values({ visit_id: id, lot_id: lotId }).execute();
  return id;
}

/** A contract review meeting that was held, with the next one in three months. */
async function meet(
  trx: Trx,
  { providerId, lead, at, now }: { providerId: string; lead: string; at: Date; now: Date },
) {
  const held = londonDate(at);
  await trx
    .insertInto("provider_review")
    .values({
      ...{ id: uuidv7(at.getTime()), provider_id: providerId, kind: "contract-review", held_on: held },
      ...{ council_people: "Quentin Abbey", provider_people: "Bridget Path", next_on: addDays(londonDate(now), 90) },
      ...{ notes: "Attendance and answers are good. Invoices sometimes lack the order number." },
      ...{ recorded_at: at, recorded_by: lead },
    })
    .execute();
}

type Done = { id: string; providerId: string; lead: string; at: Date };

async function record({ trx, store, now }: Means, { id, providerId, lead, at }: Done): Promise<void> {
  const check = uuidv7(at.getTime());
  const visitOn = londonDate(at);
  await trx
    .insertInto("council_check")
    .values({
      ...{ id: check, provider_id: providerId, question_id: "VIS-01", result: "pass", note: "Passed with actions" },
      ...{ checked_on: visitOn, checked_by: lead, recorded_at: at },
    })
    .execute();
  const finding = "Calm, friendly and well run. The fire door at the back was blocked by boxes.";
  await trx
    .updateTable("visit")
    .set({ status: "done", result: "actions", finding, recorded_at: at, recorded_by: lead, check_id: check })
    .where("id", "=", id)
    .execute();
  await trx
    .insertInto("visit_look")
    .values(
      shippedLooks.map((item, position) => ({
        ...{ visit_id: id, position, item },
        ...(item.startsWith("The building")
          ? { seen: "not-met", note: "Back door blocked" }
          : { seen: "met", note: "" }),
      })),
    )
    .execute();
  await trx
    .insertInto("action_point")
    .values({
      ...{ id: uuidv7(at.getTime()), provider_id: providerId, visit_id: id, what: "Keep the back fire door clear" },
      ...{ owner: "provider", due_on: addDays(londonDate(now), 14), status: "open", agreed_at: at, agreed_by: lead },
    })
    .execute();
  await photograph({ trx, store, now }, { id, providerId, lead, at });
}

async function photograph({ trx, store }: Means, { id: visitId, lead, at }: Done): Promise<void> {
  const id = uuidv7(at.getTime());
  const sha256 = createHash("sha256").update(pixel).digest("hex");
  const folder = await mkdtemp(join(tmpdir(), "portal-seed-"));
  try {
    await writeFile(join(folder, id), pixel, { mode: 0o600 });
    const about = { length: pixel.length, sha256, contentType: "image/png" };
    await store.put(photographServed(id), join(folder, id), about);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await trx
    .insertInto("visit_photograph")
    .values({
      ...{ id, visit_id: visitId, caption: "The fire door at the back", content_type: "image/png", size: pixel.length },
      ...{ sha256, scan: "not-scanned", no_child: true, added_at: at, added_by: lead },
    })
    .execute();
}
