import { expect, it } from "vitest";
import type { Context } from "#app/domain/question-sets/shown.ts";
import { companyAnswers, soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet as set } from "#db/defaults/question-sets/tuition.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { publishService } from "./publish-service.server.ts";

const database = testDatabase();
const now = new Date("2026-11-21T10:00:00Z");
const context: Context = { today: "2026-11-21", stage: "A" };

const outcodes = () =>
  database.owner
    .insertInto("outcode")
    .values(
      [
        { outcode: "HR1", latitude: 52.07, longitude: -2.68 },
        { outcode: "HR4", latitude: 52.09, longitude: -2.79 },
        { outcode: "HR6", latitude: 52.2, longitude: -2.78 },
      ].map((place) => ({ ...place, area: "Herefordshire", source: "test" })),
    )
    .execute();

async function admitted() {
  const { providerId, lot } = await anApprovedProvider(database.owner);
  const { admission_id } = await database.owner.selectFrom("service").select("admission_id").executeTakeFirstOrThrow();
  return { admissionId: admission_id, providerId, lotId: lot.id };
}

const publish = (to: Awaited<ReturnType<typeof admitted>>, answers = companyAnswers("2026-09-01", "2027-09-01")) =>
  database.web.transaction().execute((trx) => publishService(trx, to, { set, answers, context }, now));

it("replaces the service of the same provider on the same lot, at the middle of its outcode", async () => {
  await outcodes();
  const to = await admitted();
  const id = await publish(to);
  const services = await database.owner
    .selectFrom("service")
    .select(["id", "outcode", "latitude", "located"])
    .execute();
  expect(services).toEqual([{ id, outcode: "HR1", latitude: 52.07, located: true }]);
});

it("measures a tutor without a place from the middle of the area", async () => {
  await outcodes();
  const to = await admitted();
  await publish(to, soleTutorAnswers("2026-09-01", "2027-09-01"));
  const service = await database.owner.selectFrom("service").select(["outcode", "located"]).executeTakeFirstOrThrow();
  expect(service).toMatchObject({ outcode: "HR4", located: false });
});

it("keeps its address when it is replaced, and takes the lot's name behind one that is taken", async () => {
  await outcodes();
  const to = await admitted();
  const { slug } = await database.owner.selectFrom("provider").select("slug").executeTakeFirstOrThrow();
  const first = await anApprovedProvider(database.owner, { service: { slug } });
  await database.owner.deleteFrom("service").where("provider_id", "=", to.providerId).execute();
  const id = await publish(to);
  const lot = await database.owner
    .selectFrom("lot")
    .select("slug")
    .where("id", "=", to.lotId)
    .executeTakeFirstOrThrow();
  await publish(to);
  const services = await database.owner.selectFrom("service").select(["id", "slug"]).execute();
  expect(services.filter((service) => service.id !== first.serviceId)).toEqual([{ id, slug: `${slug}-${lot.slug}` }]);
});

it("refuses while no postcode is known, and writes nothing", async () => {
  const to = await admitted();
  const before = await database.owner.selectFrom("service").select(["id", "updated_at"]).execute();
  await expect(publish(to)).rejects.toThrow("import:postcodes");
  expect(await database.owner.selectFrom("service").select(["id", "updated_at"]).execute()).toEqual(before);
});
