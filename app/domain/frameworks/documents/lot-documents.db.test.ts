import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { getLot } from "#app/domain/frameworks/lots.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aDocument } from "#db/factories/lot-documents.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { documentsAt } from "../as-at/documents-at.ts";
import { documentsOf, getDocument, notAccepted } from "./lot-documents.server.ts";
import { type PublishDocument, publishDocument } from "./publish-document.server.ts";
import { putDueDocumentsInForce } from "./put-documents-in-force.server.ts";

const database = testDatabase();
const now = new Date("2026-11-21T10:00:00Z");
const clock = { kind: "system", task: "documents-in-force" } as const;
const at = (date: string) => new Date(`${date}T00:30:00Z`);

const form = (lotId: string, more: Partial<PublishDocument> = {}): PublishDocument => ({
  ...{ lotId, kind: "terms", title: "Terms of tuition", body: "1. New words.", from: "2026-11-21" },
  ...{ why: "The law changed", submissionKey: uuidv7(), ...more },
});
const commissioner = () => anOfficer(database.owner, ["commissioner"], { name: "Colin Marsh" });
const publish = async (input: PublishDocument, when = now) =>
  publishDocument(database.web, await commissioner(), input, when);
const heldBy = async (id: string) => (await getLot(database.web, { id }, now)).termsVersion;
const versionAt = async (id: string, date: string) =>
  documentsAt(await documentsOf(database.web, id), "terms", "1", at(date))[0]?.version;
const mails = () => database.owner.selectFrom("notification").select(["template", "to_address", "data"]).execute();
const audit = async () =>
  (await database.owner.selectFrom("audit_entry").select("action").orderBy("seq").execute()).map((one) => one.action);

describe("publishing", () => {
  it("puts a version of today in force, numbers it after the one without a text, and tells every owner once", async () => {
    const provider = await anApprovedProvider(database.owner);
    await anApprovedProvider(database.owner);
    const same = form(provider.lot.id, { body: "1. New\r\nwords.\r\n\r\n2. More.\r\n" });
    const who = await commissioner();
    expect(await publishDocument(database.web, who, same, now)).toBe("2");
    expect(await publishDocument(database.web, who, same, now)).toBe("2");
    expect(await heldBy(provider.lot.id)).toBe("2");
    const document = await getDocument(database.web, provider.lot.id, "terms", "2");
    expect(document).toMatchObject({ body: "1. New\nwords.\n\n2. More.", by: "Colin Marsh", fromOn: "2026-11-21" });
    expect(await mails()).toMatchObject([{ template: "terms-changed", to_address: provider.owner.email }]);
    expect(await audit()).toEqual(["lot-document.publish", "lot-document.in-force"]);
    expect(await notAccepted(database.web, provider.lot.id, "2")).toEqual({
      ...{ total: 1, admitted: 1 },
      providers: [{ id: provider.providerId, name: provider.owner.providerName }],
    });
  });

  it("tells nobody of a specification, and of nothing in a draft, whose first version is 1 and may be replaced", async () => {
    const { lot } = await anApprovedProvider(database.owner);
    await publish(form(lot.id, { kind: "specification" }));
    const draft = await aTuitionLot(database.owner);
    await database.owner
      .updateTable("framework")
      .set({ status: "draft" })
      .where("id", "=", draft.frameworkId)
      .execute();
    expect(await publish(form(draft.id, { from: "2027-03-01" }))).toBe("1");
    await expect(publish(form(draft.id, { body: "2", from: "2027-02-01" }))).rejects.toThrow("1 March 2027 or later");
    expect(await publish(form(draft.id, { body: "2", from: "2027-03-01" }), new Date(now.getTime() + 1))).toBe("2");
    expect(await mails()).toEqual([]);
    expect(await versionAt(draft.id, "2027-03-01")).toBe("2");
  });

  it("comes into force on its London date, once, however often the clock asks", async () => {
    const { id } = await aTuitionLot(database.owner);
    await publish(form(id, { from: "2027-04-01" }));
    expect(await putDueDocumentsInForce(database.web, clock, now)).toBe(0);
    // Half an hour before midnight UTC is the next day in London's summer.
    const midnight = new Date("2027-03-31T23:30:00Z");
    const both = [1, 2].map(() => putDueDocumentsInForce(database.web, clock, midnight));
    expect((await Promise.all(both)).reduce((sum, n) => sum + n)).toBe(1);
    expect(await putDueDocumentsInForce(database.web, clock, midnight)).toBe(0);
    expect(await heldBy(id)).toBe("2");
    expect(await audit()).toEqual(["lot-document.publish", "lot-document.in-force"]);
  });

  it.each<[string, Partial<PublishDocument>, string]>([
    ["a date in the past", { from: "2026-11-20" }, "today or in the future"],
    ["a text of spaces", { body: " \r\n " }, "Enter the text"],
    ["the text of the newest", { body: "1. Old words.\r\n" }, "same as that of version 1"],
    ["no title", { title: " " }, "Enter the title"],
    ["no reason", { why: "" }, "Say what has changed"],
  ])("refuses %s and writes nothing", async (_, more, message) => {
    const { id } = await aTuitionLot(database.owner);
    await aDocument(database.owner, id, { body: "1. Old words." });
    await expect(publish(form(id, more))).rejects.toThrow(message);
    expect(await documentsOf(database.web, id)).toHaveLength(1);
    expect(await audit()).toEqual([]);
  });

  it("lets one version of a kind wait at a time, beside one of the other", async () => {
    const { id } = await aTuitionLot(database.owner);
    await publish(form(id, { from: "2026-12-01" }));
    await expect(publish(form(id, { body: "3", from: "2026-12-02" }))).rejects.toThrow("announced for 1 December 2026");
    expect(await publish(form(id, { kind: "specification", from: "2026-12-02" }))).toBe("2");
  });

  it("refuses officers who only read with 403, knows no lot by a made-up id", async () => {
    const { id } = await aTuitionLot(database.owner);
    const qa = await anOfficer(database.owner, ["qa"]);
    await expect(publishDocument(database.web, qa, form(id), now)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(publish(form("no-uuid"))).rejects.toMatchObject({ kind: "not-found" });
    await expect(getDocument(database.web, id, "terms", "9")).rejects.toMatchObject({ kind: "not-found" });
  });
});

it("what held on a day is read by its date and by what was recorded until then", async () => {
  const { id } = await aTuitionLot(database.owner);
  await aDocument(database.owner, id);
  await aDocument(database.owner, id, { version: "2", fromOn: "2026-06-01", recordedAt: at("2026-05-01") });
  expect(await versionAt(id, "2026-01-04")).toBeUndefined();
  expect(await versionAt(id, "2026-05-31")).toBe("1");
  expect(await versionAt(id, "2026-06-01")).toBe("2");
  await aDocument(database.owner, id, { version: "3", fromOn: "2026-06-02", recordedAt: at("2026-06-03") });
  expect(await versionAt(id, "2026-06-02")).toBe("2");
  expect(await versionAt(id, "2026-06-03")).toBe("3");
});

it("the role of pages and jobs can neither change nor delete a document", async () => {
  const { id } = await aTuitionLot(database.owner);
  await aDocument(database.owner, id);
  await expect(sql`update lot_document set body = 'other'`.execute(database.web)).rejects.toThrow("permission denied");
  await expect(sql`delete from lot_document`.execute(database.web)).rejects.toThrow("permission denied");
});
