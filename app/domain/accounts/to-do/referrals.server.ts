import { hasRole, type Officer } from "#app/access/actor.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** A broker's own referrals whose time for answers is over: they wait to be compared and awarded, or closed. */
export async function referralsToDo(db: Trx, officer: Officer, now: Date): Promise<ToDo[]> {
  if (!hasRole(officer, "broker")) return [];
  const { count } = await db
    .selectFrom("referral")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("broker_id", "=", officer.personId)
    .where("status", "=", "sent")
    .where("due_at", "<=", now)
    .executeTakeFirstOrThrow();
  const text = `${Number(count) === 1 ? "referral" : "referrals"} past the deadline for answers, to compare`;
  return [{ count: Number(count), text, href: `${paths.admin.referrals()}?status=sent` }];
}
