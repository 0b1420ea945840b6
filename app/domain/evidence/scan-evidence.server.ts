import type { Context } from "#app/context.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Scan } from "./evidence.ts";
import { quarantined } from "./give-evidence.server.ts";

type Means = Pick<Context, "db" | "store" | "scanner" | "now" | "config">;
const system = { kind: "system", task: "scan-evidence" } as const;
type Verdict = Extract<Scan, "clean" | "refused" | "not-scanned">;

/**
 * Has one document scanned. What is clean moves from quarantine to the clean prefix and supersedes the version before;
 * what is refused stays where it is, is never handed out, and leaves the version before in force. A scanner that is
 * down throws, so that the queue tries again. Safe to run twice.
 */
export async function scanEvidence({ db, store, scanner, now, config }: Means, id: string): Promise<void> {
  const row = await readAs(db, system, (trx) =>
    trx.selectFrom("evidence").select("scan").where("id", "=", id).executeTakeFirst(),
  );
  if (!row) return;
  if (row.scan === "pending" || row.scan === "error") {
    if (!scanner && !config.allowUnscannedUploads)
      throw new Error("No scanner is set up, and unscanned uploads are not allowed");
    const verdict = await verdictOn({ db, store, scanner }, id, now());
    if (verdict !== "refused") await store.copy(quarantined(id), served(id));
    await transact(db, system, now(), (work) => settle(work, id, verdict));
    if (verdict === "refused") return;
  }
  if (row.scan !== "refused") await store.remove(quarantined(id));
}

const served = (id: string): string => `evidence/${id}`;

async function verdictOn(
  { db, store, scanner }: Pick<Means, "db" | "store" | "scanner">,
  id: string,
  now: Date,
): Promise<Verdict> {
  if (!scanner) return "not-scanned";
  try {
    const { body } = await store.open(quarantined(id));
    return (await scanner.scan(body)).state;
  } catch (error) {
    await transact(db, system, now, ({ trx }) =>
      trx.updateTable("evidence").set({ scan: "error" }).where("id", "=", id).where("scan", "=", "pending").execute(),
    );
    throw error;
  }
}

async function settle(work: Work, id: string, verdict: Verdict): Promise<void> {
  const { trx, audit } = work;
  const refused = verdict === "refused";
  const row = await trx
    .updateTable("evidence")
    .set(refused ? { scan: verdict, state: "removed" } : { scan: verdict, object_key: served(id) })
    .where("id", "=", id)
    .where("scan", "in", ["pending", "error"])
    .returning(["provider_id", "question_id", "field", "uploaded_by"])
    .executeTakeFirst();
  if (!row) return; // Another worker was first.
  audit("evidence.scan", { type: "evidence", id }, { verdict });
  if (refused) return tellOfRefusal(work, id, row.provider_id, row.uploaded_by);
  const versions = trx
    .selectFrom("evidence")
    .where("provider_id", "=", row.provider_id)
    .where("question_id", "=", row.question_id)
    .where("field", "=", row.field);
  // Scans may end in another order than files were given: only the newest one that was passed stands.
  const { newest } = await versions
    .select(({ fn }) => fn.max("version").as("newest"))
    .where("scan", "in", ["clean", "not-scanned"])
    .executeTakeFirstOrThrow();
  await trx
    .updateTable("evidence")
    .set({ state: "superseded" })
    .where("id", "in", versions.select("id").where("version", "<", newest))
    .where("state", "in", ["given", "accepted", "needs-change"])
    .execute();
}

/** Tells whoever gave it, and the provider's contacts for documents. */
async function tellOfRefusal(work: Work, id: string, providerId: string, uploadedBy: string): Promise<void> {
  const giver = await work.trx
    .selectFrom("person")
    .select(["id as personId", "name", "email"])
    .where("id", "=", uploadedBy)
    .executeTakeFirstOrThrow();
  const others = await contactsOf(work.trx, providerId, "evidence");
  for (const { name, ...to } of [giver, ...others.filter(({ personId }) => personId !== uploadedBy)])
    await notify(work, to, "evidence-refused", { name }, { type: "evidence", id });
}
