import type { ProviderPerson } from "#app/access/actor.ts";
import type { Db } from "#db/client.server.ts";
import { anApplication } from "#db/factories/applications.ts";
import { anOfferedReferral } from "#db/factories/awards.ts";
import { anOfficer } from "#db/factories/people.ts";
import { askOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { now } from "../fixtures.ts";
import { aQuietLot } from "./quiet-lot.ts";

/** Ids of things in the states that the demonstration lacks; the applications are Bright Path's. */
export type OpenStates = {
  draft: string;
  asked: string;
  submitted: string;
  moderated: string;
  offered: string;
};

/** Makes one thing in each state in which a page opens that nothing of the demonstration is in. */
export async function makeOpenStates(db: Db): Promise<OpenStates> {
  const owner = await brightPathsOwner(db);
  const draft = await anApplication(db, { owner, lot: await aQuietLot(db), answers: {} });
  const inReview = async (status: "submitted" | "moderated") =>
    (await aSubmittedApplication(db, { owner, lot: await aQuietLot(db), documents: false, status })).id;
  const asked = await inReview("submitted");
  await askOn(db, await anOfficer(db, ["qa"]), asked, "EDU-05", now());
  const { id: offered } = await anOfferedReferral(db, [{ quality: 4 }, { quality: 3 }], await aQuietLot(db));
  return {
    draft: draft.id,
    asked,
    submitted: await inReview("submitted"),
    moderated: await inReview("moderated"),
    offered,
  };
}

/** Takes Bright Path's made applications away, so that its people find the demonstration as it was. */
export async function removeApplications(db: Db, { draft, asked, submitted, moderated }: OpenStates): Promise<void> {
  const ids = [draft, asked, submitted, moderated];
  await db.deleteFrom("information_request").where("application_id", "in", ids).execute();
  await db.deleteFrom("application_event").where("application_id", "in", ids).execute();
  await db.deleteFrom("application").where("id", "in", ids).execute();
}

async function brightPathsOwner(db: Db): Promise<ProviderPerson> {
  const found = await db
    .selectFrom("person")
    .innerJoin("provider_member as member", "member.person_id", "person.id")
    .innerJoin("provider", "provider.id", "member.provider_id")
    .select(["person.id as personId", "person.name", "person.email", "provider.id as providerId"])
    .select("provider.name as providerName")
    .where("person.email", "=", "owner@bright-path.example")
    .executeTakeFirstOrThrow();
  return { kind: "provider", role: "owner", ...found };
}
