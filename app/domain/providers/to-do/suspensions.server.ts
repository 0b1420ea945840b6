import { instantAt, today } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** What the council proposes or has imposed, for an owner, who alone may read it: to answer, to appeal against, or to know of. */
export async function suspensionsToDo(db: Trx, providerId: string, now: Date, role: string): Promise<ToDo[]> {
  if (role !== "owner") return [];
  const open = await db
    .selectFrom("suspension")
    .select(["id", "status", "kind", "answer_by as answerBy", "appeal_by as appealBy"])
    .where("provider_id", "=", providerId)
    .where("status", "in", ["waiting", "at-once", "in-force"])
    .orderBy("proposed_at", "desc")
    .limit(20)
    .execute();
  return open.map(({ id, status, kind, answerBy, appealBy }) => {
    const href = paths.provider.suspension(id);
    const is = kind === "suspend" ? "suspended" : "removed from a lot";
    if (status === "in-force") {
      const appeals = appealBy !== null && today(now) <= appealBy;
      return appeals
        ? { text: `You are ${is}: read why. An owner can appeal`, href, due: instantAt(appealBy, "23:59") }
        : { text: `You are ${is}: read why`, href };
    }
    const text =
      status === "waiting"
        ? `An owner must answer: the council is thinking of ${kind === "suspend" ? "suspending you" : "removing you from a lot"}`
        : "You are suspended: an owner must read why, and can answer";
    return { text, href, due: instantAt(answerBy, "23:59") };
  });
}
