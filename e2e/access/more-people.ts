import type { Db } from "#db/client.server.ts";
import { aPerson, aProviderPerson } from "#db/factories/people.ts";
import { mayEnter } from "../states/people.ts";

/** Bright Path's people in the roles that the demonstration gives to nobody, and somebody who belongs nowhere. */
export async function makeMorePeople(db: Db) {
  const { id: providerId } = await db
    .selectFrom("provider")
    .select("id")
    .where("slug", "=", "bright-path")
    .executeTakeFirstOrThrow();
  const finance = await aProviderPerson(db, { providerId, role: "finance", email: "finance@bright-path.example" });
  const viewer = await aProviderPerson(db, { providerId, role: "viewer", email: "viewer@bright-path.example" });
  const nobody = await aPerson(db, { email: "nobody@nowhere.example" });
  const people = [finance, viewer, { ...nobody, kind: "council" as const, roles: [], personId: nobody.id }];
  for (const person of people) await mayEnter(db, person);
  return people.map(({ personId }) => personId);
}

/** Takes them away again, so that others find the demonstration as it was. */
export async function removePeople(db: Db, ids: string[]): Promise<void> {
  for (const table of ["sign_in", "known_browser", "provider_member", "child_access", "conversation_read"] as const)
    await db.deleteFrom(table).where("person_id", "in", ids).execute();
  await db.deleteFrom("person").where("id", "in", ids).execute();
}
