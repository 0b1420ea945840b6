import type { Officer } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import { companyAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aFrameworkOfTwo } from "#db/factories/frameworks.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aNewcomer, dateIn, mayEnter } from "../states/people.ts";

/** A name of this run's own, so that runs side by side find only what is theirs. */
export const mark = (): string => uuidv7().slice(-6);

/** A framework of the test's own, on a pseudo-DPS, with two lots of unlike names. */
export async function valleyFramework(db: Db, status: "open" | "closed" = "open") {
  const own = mark();
  const [first, second] = await aFrameworkOfTwo(db, status);
  const names = { framework: `Valley ${own}`, first: `Lessons ${own}`, second: `Mentors ${own}` };
  await db.updateTable("framework").set({ name: names.framework }).where("id", "=", first.frameworkId).execute();
  await db.updateTable("lot").set({ name: names.first }).where("id", "=", first.id).execute();
  await db.updateTable("lot").set({ name: names.second }).where("id", "=", second.id).execute();
  return { id: first.frameworkId, first, second, names };
}

type Valley = Awaited<ReturnType<typeof valleyFramework>>;

/** An officer with these roles, who can sign in. */
export const anEntering = async (db: Db, ...roles: Officer["roles"]): Promise<Officer> =>
  mayEnter(db, await anOfficer(db, [...roles]));

/** A provider approved on the first lot, whose owner can sign in; with an open lapse if told so. */
export async function approvedOn(db: Db, { first }: Valley, lapsed = false) {
  const provider = await anApprovedProvider(db, { lot: first });
  await mayEnter(db, provider.owner);
  const hold = { id: uuidv7(), provider_id: provider.providerId, lot_id: first.id, opened_at: new Date() };
  if (lapsed)
    await db
      .insertInto("hold")
      .values({ ...hold, kind: "lapse", reason: "Insurance has ended" })
      .execute();
  return provider;
}

/** A complete application to the first lot that is not sent yet. */
export const unsentOn = async (db: Db, { first }: Valley) =>
  anApplication(db, { owner: await aNewcomer(db), lot: first, answers: companyAnswers(dateIn(-60), dateIn(200)) });
