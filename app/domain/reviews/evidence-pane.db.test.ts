import { beforeEach, describe, expect, it } from "vitest";
import type { ProviderPerson } from "#app/access/actor.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { documentInBrief } from "./documents.ts";
import { evidencePane } from "./evidence-pane.server.ts";

const database = testDatabase();
let owner: ProviderPerson;
beforeEach(async () => {
  owner = await aProviderPerson(database.owner);
});

const drawn = (id: string, more = {}) =>
  database.owner
    .insertInto("evidence_reading")
    .values({
      ...{ evidence_id: id, provider_id: owner.providerId, state: "read", pages: 12, pages_drawn: 10 },
      ...{ proposals: "{}", read_at: new Date("2026-09-14T09:00:00Z") },
      ...more,
    })
    .execute();

async function paneOf(ids: string[], wanted: { document?: string; page?: number } = {}) {
  const qa = await anOfficer(database.owner, ["qa"]);
  const rows = await database.owner
    .selectFrom("evidence")
    .select(["id", "question_id as questionId", "field", "version", "file_name as fileName", "scan", "state"])
    .select(["ends_on as endsOn", "amount_pence as amountPence"])
    .where("id", "in", ids)
    .orderBy("question_id")
    .execute();
  const documents = rows.map((row) => documentInBrief(undefined, row, "2026-09-14"));
  const { document = null, page = 1 } = wanted;
  return readAs(database.web, qa, (trx) =>
    evidencePane(trx, documents, { providerId: owner.providerId, document, page }),
  );
}

describe("row 23: the document beside the checks", () => {
  it("is the first with pictures, or the one that is asked for, on a page that it has", async () => {
    const plain = await anEvidence(database.owner, owner, { questionId: "SAF-01" });
    const read = await anEvidence(database.owner, owner, { questionId: "SAF-12" });
    await drawn(read);
    expect(await paneOf([plain, read])).toMatchObject({ document: { id: read }, page: 1, drawn: 10, pages: 12 });
    expect(await paneOf([plain, read], { page: 4 })).toMatchObject({ page: 4, instead: undefined });
    expect(await paneOf([plain, read], { page: 11 })).toMatchObject({ page: 10 });
    expect(await paneOf([plain, read], { document: plain })).toMatchObject({ document: { id: plain }, drawn: 0 });
    expect(await paneOf([plain, read], { document: "another" })).toMatchObject({ document: { id: read } });
  });

  it.each([
    ["Virus check under way. Its pages show here once it has passed.", { scan: "pending" }],
    ["Refused by the virus check: nobody opens it.", { scan: "refused", state: "removed" }],
    ["Withdrawn: it is not shown any more.", { state: "withdrawn" }],
    [/made in the minutes after a document is given/, {}],
  ] as const)("says instead: %s", async (words, made) => {
    const id = await anEvidence(database.owner, owner, made);
    const { instead } = (await paneOf([id])) ?? {};
    expect(instead).toEqual(typeof words === "string" ? words : expect.stringMatching(words));
  });

  it("says why it was refused when it was read", async () => {
    const id = await anEvidence(database.owner, owner, { state: "removed" });
    await drawn(id, { state: "refused", refused_because: "scripted", pages: 0, pages_drawn: 0 });
    expect((await paneOf([id]))?.instead).toContain("It holds a script");
  });

  it("names a newer version, which was not sent with the application", async () => {
    const first = await anEvidence(database.owner, owner, { state: "superseded" });
    const second = await anEvidence(database.owner, owner, { version: 2 });
    expect(await paneOf([first])).toMatchObject({ newer: { id: second, version: 2 } });
    expect(await paneOf([second])).toMatchObject({ newer: undefined });
  });

  it("is none in a section without documents", async () => {
    const qa = await anOfficer(database.owner, ["qa"]);
    const wanted = { providerId: owner.providerId, document: null, page: 1 };
    expect(await readAs(database.web, qa, (trx) => evidencePane(trx, [], wanted))).toBeUndefined();
  });
});
