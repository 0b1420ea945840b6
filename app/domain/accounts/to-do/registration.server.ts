import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

const MOST = 20;

/** The providers that look like schools which are not registered, for QA: whom to tell by when, and then the finding. */
export async function registrationToDo(db: Trx, officer: Officer): Promise<ToDo[]> {
  if (!can(officer, "registration.decide")) return [];
  const open = await db
    .selectFrom("registration_alert as alert")
    .innerJoin("provider", "provider.id", "alert.provider_id")
    .select(["provider.id", "provider.name", "tell_by as tellBy", "told_on as toldOn"])
    .where("decided_at", "is", null)
    .orderBy("tell_by")
    .orderBy("provider.id")
    .limit(MOST)
    .execute();
  return open.map(({ id, name, tellBy, toldOn }) => ({
    count: 1,
    text: toldOn
      ? `provider to decide on: ${name} looks like a school that is not registered`
      : `provider looks like a school that is not registered: tell the Department for Education and Ofsted about ${name} by ${formatDate(tellBy)}`,
    href: paths.admin.registration(id),
  }));
}
