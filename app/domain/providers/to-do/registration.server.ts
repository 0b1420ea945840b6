import { formatDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** That new referrals are stopped while QA looks at whether the provider must register as a school. */
export async function registrationToDo(db: Trx, providerId: string): Promise<ToDo[]> {
  const open = await db
    .selectFrom("registration_alert")
    .select("opened_at as openedAt")
    .where("provider_id", "=", providerId)
    .where("decided_at", "is", null)
    .execute();
  return open.map(({ openedAt }) => ({
    text: `Check your numbers of pupils and hours: new referrals to you are stopped since ${formatDate(openedAt)}`,
    href: paths.provider.applications(),
  }));
}
