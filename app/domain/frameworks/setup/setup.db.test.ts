import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { sampleLot } from "#db/defaults/framework-details.ts";
import { approveAll } from "#db/factories/basis-changes.ts";
import { aFrameworkOfTwo, askAllOf, completeDraft } from "#db/factories/frameworks.ts";
import { aDocument } from "#db/factories/lot-documents.ts";
import type { MadeLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { versionsKept } from "../framework-versions.server.ts";
import { getFramework } from "../frameworks.server.ts";
import { listLots, publicLots } from "../lots.server.ts";
import { announceRound } from "../rounds/announce-round.server.ts";
import { changeDetails } from "./change-details.server.ts";
import { changeLot, removeLot } from "./change-lot.server.ts";
import { createFramework } from "./create-framework.server.ts";
import { draftFacts } from "./draft-facts.server.ts";
import { openFramework } from "./open-framework.server.ts";
import { missingToOpen } from "./readiness.ts";
import { signOffAreas } from "./sign-off-areas.ts";

const database = testDatabase();
const now = new Date("2026-11-23T10:00:00Z");

let from: MadeLot;
let who: Officer;
let signer: Officer;
beforeEach(async () => {
  [from] = await aFrameworkOfTwo(database.owner);
  who = await anOfficer(database.owner, ["commissioner"]);
  signer = await anOfficer(database.owner, ["director"]);
});

const dates = { startsOn: "2027-01-04", endsOn: "2030-01-03" };
const create = (copyFrom?: string) =>
  createFramework(database.web, who, { name: "Flexible learning", ...dates, copyFrom, submissionKey: uuidv7() }, now);
const framework = (id: string) => getFramework(database.web, id);
const missing = async (id: string) =>
  missingToOpen(await draftFacts(database.web, id, now)).map(({ message }) => message);
const open = async (id: string) =>
  openFramework(
    database.web,
    who,
    { frameworkId: id, version: (await framework(id)).version, submissionKey: uuidv7() },
    now,
  );

/** A copied draft with everything but its sign-offs. */
async function complete(): Promise<string> {
  const id = await create(from.frameworkId);
  await completeDraft(database.web, who, id, now);
  return id;
}

const askAll = (id: string, person: string) => askAllOf(database.web, who, id, person, now);
const signAll = (id: string) => approveAll(database.web, signer, { frameworkId: id, basisId: null }, now);

describe("a new framework", () => {
  it("begins as a draft that nobody outside sees, with what the copied one says and without what is its own", async () => {
    const id = await create(from.frameworkId);
    const made = await framework(id);
    expect(made).toMatchObject({ status: "draft", name: "Flexible learning", ...dates });
    expect(made.details.calloff?.method).toEqual((await framework(from.frameworkId)).details.calloff?.method);
    expect([made.details.decisions, made.details.notices, made.details.about?.reference]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const lots = await listLots(database.web, now, id);
    expect(lots.map(({ name, status }) => `${name} ${status}`)).toEqual(["Tuition closed", "Mentoring closed"]);
    expect((await publicLots(database.web, now)).map((lot) => lot.frameworkId)).not.toContain(id);
  });

  it("says all that is missing, empty or copied, and does not open before", async () => {
    const empty = await create();
    expect(await missing(empty)).toEqual(
      expect.arrayContaining(["Finish “What it is”", "Add a lot", "Record the legal basis"]),
    );
    const id = await create(from.frameworkId);
    expect(await missing(id)).toEqual([
      "Publish the questions that applicants are asked",
      "Record the legal basis",
      ...Object.values(signOffAreas).map((area) => `${area} sign-off: nobody is asked yet`),
    ]);
    await expect(open(id)).rejects.toMatchObject({ kind: "refused" });
  });

  it("takes lots in and out, two of a name never", async () => {
    const id = await create();
    const add = async (name: string) =>
      changeLot(
        database.web,
        who,
        {
          frameworkId: id,
          lotId: "new",
          version: (await framework(id)).version,
          typed: sampleLot(name, "What it buys"),
        },
        now,
      );
    const first = await add("Tuition");
    await add("Mentoring");
    await expect(add(" tuition ")).rejects.toMatchObject({ field: "lot.name" });
    await aDocument(database.owner, first);
    const version = (await framework(id)).version;
    await removeLot(database.web, who, { frameworkId: id, lotId: first, version }, now);
    expect((await listLots(database.web, now, id)).map(({ number, name }) => `${number} ${name}`)).toEqual([
      "2 Mentoring",
    ]);
  });
});

describe("signing off", () => {
  it("opens with seven named approvals of the text as it stands, on the basis recorded, once", async () => {
    const id = await complete();
    await askAll(id, signer.personId);
    await expect(askAll(id, signer.personId), "nobody new").rejects.toMatchObject({ kind: "refused" });
    expect(await missing(id)).toHaveLength(7);
    await signAll(id);
    expect(await missing(id)).toEqual([]);
    await open(id);
    expect((await framework(id)).status).toBe("open");
    expect(await versionsKept(database.web, id)).toMatchObject([{ number: 1, why: "Opened" }]);
    const audit = await database.owner.selectFrom("audit_entry").select("action").execute();
    expect(audit.filter(({ action }) => action === "framework.approved")).toHaveLength(7);
    const round = { frameworkId: id, lotIds: (await listLots(database.web, now, id)).map((lot) => lot.id) };
    const plan = { opensOn: "2026-11-23", closesOn: "2027-01-15", reason: "First round", submissionKey: uuidv7() };
    await announceRound(database.web, who, { ...round, ...plan }, now);
    expect((await publicLots(database.web, now)).filter((lot) => lot.frameworkId === id)).toHaveLength(2);
  });

  it("asks again when the text is changed after a signature", async () => {
    const id = await complete();
    await askAll(id, signer.personId);
    await signAll(id);
    const { version, details } = await framework(id);
    const typed = { about: { ...details.about, summary: "Something else" } } as typeof details;
    await changeDetails(database.web, who, { frameworkId: id, version, part: "about", typed }, now);
    expect(await missing(id)).toContain(`Legal sign-off: ${signer.name} signed an earlier text`);
    await signAll(id);
    expect(await missing(id)).toEqual([]);
  });

  it("is never asked of who began it", async () => {
    const id = await create();
    await expect(askAll(id, who.personId)).rejects.toMatchObject({ message: expect.stringContaining("somebody else") });
  });
});

describe("changing an open framework", () => {
  const change = async (typed: Parameters<typeof changeDetails>[2]["typed"], part: string) => {
    const { version } = await framework(from.frameworkId);
    const input = { frameworkId: from.frameworkId, version, part, typed, why: "The cabinet decided" };
    return changeDetails(database.web, who, input, now);
  };
  const until = (year: string) => ({ day: "4", month: "1", year });

  it("keeps a version with its reason, and moves the last day with a decided extension", async () => {
    const extension = {
      until: until("2033"),
      published: "yes",
      decision: "Cabinet, CYP/30/12",
      decidedOn: until("2026"),
    };
    await change({ extensions: { value: [extension] } }, "term");
    expect((await framework(from.frameworkId)).endsOn).toBe("2033-01-04");
    expect(await versionsKept(database.web, from.frameworkId)).toMatchObject([
      { why: "The cabinet decided", by: who.name },
    ]);
  });

  it("refuses an extension that the basis does not allow, weights that make no hundred, and a stale page", async () => {
    const unpublished = { until: until("2033"), published: "no", decision: "Cabinet" };
    await expect(change({ extensions: { value: [unpublished] } }, "term")).rejects.toMatchObject({
      field: "extensions.value",
      message: expect.stringContaining("published at the start"),
    });
    const weights = { quality: "50", availability: "20", price: "20", distance: "10", preference: "5" };
    await expect(change({ weights }, "call-off")).rejects.toMatchObject({ message: expect.stringContaining("105") });
    const stale = { frameworkId: from.frameworkId, version: 99, part: "about", typed: {}, why: "x" };
    await expect(changeDetails(database.web, who, stale, now)).rejects.toMatchObject({ kind: "conflict" });
    expect(await versionsKept(database.web, from.frameworkId)).toEqual([]);
  });
});
