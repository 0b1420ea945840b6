import { ownOpenRequests } from "#app/domain/referrals/requests.server.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** Referrals that wait for an answer. */
export async function requestsToDo(db: Db, providerId: string): Promise<ToDo[]> {
  const open = await ownOpenRequests(db, providerId);
  return open.map(({ id, ref, dueAt }) => ({
    text: `Answer referral ${ref}`,
    href: paths.provider.request(id),
    ...(dueAt ? { due: dueAt } : {}),
  }));
}
