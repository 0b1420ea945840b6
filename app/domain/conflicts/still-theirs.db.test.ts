import { expect, test } from "vitest";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { stillTheirs } from "./still-theirs.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");

test("work stays with its person, and goes to the others once they left, lost the role or declared an interest", async () => {
  const { providerId } = await aProviderPerson(database.owner);
  const [procurement, lead] = [
    await anOfficer(database.owner, ["procurement"]),
    await anOfficer(database.owner, ["qa_lead"]),
  ];
  const whose = async (personId: string, roles = ["procurement", "commissioner"] as const) =>
    database.owner
      .transaction()
      .execute((trx) => stillTheirs(trx, { personId, roles, others: ["qa_lead"], providerId }))
      .then((people) => people.map((one) => one.personId));
  const declares = (personId: string) =>
    database.owner
      .insertInto("conflict_of_interest")
      .values({ person_id: personId, provider_id: providerId, note: "My sister", declared_at: at })
      .execute();
  const { personId } = procurement;
  expect(await whose(personId)).toEqual([personId]);
  expect(await whose(lead.personId)).toEqual([lead.personId]);
  await declares(personId);
  expect(await whose(personId)).toEqual([lead.personId]);
  const gone = await anOfficer(database.owner, ["procurement"]);
  await database.owner.updateTable("person").set({ disabled_at: at }).where("id", "=", gone.personId).execute();
  expect(await whose(gone.personId)).toEqual([lead.personId]);
  await declares(lead.personId);
  expect(await whose(gone.personId)).toEqual([]);
});
