import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { Actor } from "#app/access/actor.ts";
import { publishDocument } from "#app/domain/frameworks/documents/publish-document.server.ts";
import { putDueDocumentsInForce } from "#app/domain/frameworks/documents/put-documents-in-force.server.ts";
import { providerGates } from "#app/domain/providers/provider-gates.server.ts";
import { providerToDo } from "#app/domain/providers/to-do.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aDocument } from "#db/factories/lot-documents.ts";
import { aSecondLot } from "#db/factories/lots.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { type AcceptTerms, acceptTerms } from "./accept-terms.server.ts";
import { acceptancesOf, executedCopy } from "./acceptances.server.ts";
import { agreementsOf, getAgreement } from "./agreements.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T10:00:00Z");
const later = new Date("2026-09-30T23:30:00Z");
const system = { kind: "system", task: "test" } as const;

const signed = (lotId: string, version: string, more: Partial<AcceptTerms> = {}): AcceptTerms => ({
  ...{ lotIds: [lotId], shown: [`${lotId}:${version}`], name: " Bridget Path ", role: "Director" },
  ...{ hasAuthority: true, submissionKey: uuidv7(), ...more },
});
const accept = (who: Actor, input: AcceptTerms, when = now) => acceptTerms(database.web, who, input, when);

async function publishTerms(lotId: string, body: string, from = "2026-09-14", when = now): Promise<string> {
  const words = { kind: "terms", title: "Terms of tuition", why: "Changed", submissionKey: uuidv7() } as const;
  const who = await anOfficer(database.owner, ["commissioner"]);
  return publishDocument(database.web, who, { lotId, ...words, body, from }, when);
}

const shut = (of: ApprovedProvider, when = now) =>
  readAs(database.web, system, async (trx) =>
    (await providerGates(trx, of.providerId, of.lot.id, "2026-10-12", when))
      .filter(({ met }) => !met)
      .map(({ gate }) => gate),
  );
const waiting = async (of: ApprovedProvider, when = now) =>
  (await getAgreement(database.web, of.providerId, of.lot.id, when)).waits.map(({ version }) => version);
const toDo = (of: ApprovedProvider, when = now) =>
  readAs(database.web, of.owner, async (trx) =>
    (await providerToDo(trx, of.owner, when)).filter(({ text }) => text.startsWith("Accept")),
  );

/** A place that a reopening has carried forward, to be accepted by a London date. */
async function carryForward({ providerId, lot }: ApprovedProvider, acceptBy: string): Promise<void> {
  const round_id = uuidv7();
  const round = { id: round_id, framework_id: lot.frameworkId, lot_ids: [lot.id], reason: "Planned" };
  await database.owner
    .insertInto("admission_round")
    .values({ ...round, opens_at: now, opened_at: now, announced_at: now, carry_reason: "Open", accept_by: acceptBy })
    .execute();
  await database.owner
    .insertInto("carry_forward")
    .values({ id: uuidv7(), round_id, provider_id: providerId, lot_id: lot.id, terms_version: "1", made_at: now })
    .execute();
}

describe("a new version of the terms", () => {
  it("asks again, shuts the gate until it is accepted by a named person, and is accepted once", async () => {
    const provider = await anApprovedProvider(database.owner);
    const id = provider.lot.id;
    expect(await waiting(provider)).toEqual([]);
    await publishTerms(id, "1. New.");
    expect([await waiting(provider), await shut(provider)]).toEqual([["2"], ["terms"]]);
    expect(await toDo(provider)).toMatchObject([{ text: "Accept the new terms of Tuition" }]);

    const same = signed(id, "2");
    await Promise.all([accept(provider.owner, same), accept(provider.owner, same)]);
    expect([await waiting(provider), await shut(provider), await toDo(provider)]).toEqual([[], [], []]);
    const [newest] = await acceptancesOf(database.web, provider.providerId);
    expect(newest).toMatchObject({ version: "2", by: "Bridget Path", role: "Director", hasCopy: true });
    await expect(accept(provider.owner, signed(id, "2"))).rejects.toThrow("Nothing waits for your acceptance");
    const audit = await database.owner.selectFrom("audit_entry").select("action").execute();
    expect(audit.filter(({ action }) => action === "terms.accept")).toHaveLength(1);
  });

  it("can be accepted before its date, and the gate never shuts", async () => {
    const provider = await anApprovedProvider(database.owner);
    await publishTerms(provider.lot.id, "1. New.", "2026-10-01");
    expect(await toDo(provider)).toMatchObject([{ due: new Date("2026-10-01T22:59:00Z") }]);
    await accept(provider.owner, signed(provider.lot.id, "2"));
    await putDueDocumentsInForce(database.web, system, later);
    expect(await shut(provider, later)).toEqual([]);
  });

  it("asks for what is in force too, where only the next version was announced since", async () => {
    const provider = await anApprovedProvider(database.owner);
    await publishTerms(provider.lot.id, "1. New.");
    await publishTerms(provider.lot.id, "1. Newer.", "2026-10-01", new Date(now.getTime() + 1));
    expect(await waiting(provider)).toEqual(["2", "3"]);
    await expect(accept(provider.owner, signed(provider.lot.id, "2"))).rejects.toThrow("Version 3 of the terms");
    const shown = ["2", "3"].map((version) => `${provider.lot.id}:${version}`);
    await accept(provider.owner, signed(provider.lot.id, "", { shown }));
    expect([await waiting(provider), await shut(provider)]).toEqual([[], []]);
  });

  it("refuses a stale page, a form without authority or name, and keeps nothing of it", async () => {
    const provider = await anApprovedProvider(database.owner);
    await publishTerms(provider.lot.id, "1. New.");
    const tries = [
      [signed(provider.lot.id, "1"), "published while this page was open"],
      [signed(provider.lot.id, "2", { hasAuthority: false }), "authority to sign"],
      [signed(provider.lot.id, "2", { name: " " }), "Enter the full name"],
      [signed(provider.lot.id, "2", { role: "" }), "Enter the role"],
    ] as const;
    for (const [input, message] of tries) await expect(accept(provider.owner, input)).rejects.toThrow(message);
    expect(await acceptancesOf(database.web, provider.providerId)).toHaveLength(1);
  });

  it("is accepted by an owner alone, on their own provider's lots alone", async () => {
    const provider = await anApprovedProvider(database.owner);
    await publishTerms(provider.lot.id, "1. New.");
    const viewer = await aProviderPerson(database.owner, { providerId: provider.providerId, role: "viewer" });
    const stranger = await aProviderPerson(database.owner);
    const input = signed(provider.lot.id, "2");
    await expect(accept(viewer, input)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(accept(stranger, input)).rejects.toMatchObject({ kind: "not-found" });
    await expect(accept(provider.owner, signed("no-uuid", "2"))).rejects.toMatchObject({ kind: "not-found" });
    expect(await agreementsOf(database.web, stranger.providerId, now)).toEqual([]);
  });
});

it("several lots are accepted at once, or none of them", async () => {
  const provider = await anApprovedProvider(database.owner);
  const second = await aSecondLot(database.owner, provider.lot);
  await anApprovedProvider(database.owner, { lot: second });
  await database.owner
    .updateTable("admission")
    .set({ provider_id: provider.providerId })
    .where("lot_id", "=", second.id)
    .execute();
  await publishTerms(provider.lot.id, "1. New.");
  await publishTerms(second.id, "1. New.");
  const lotIds = [provider.lot.id, second.id];
  const some = signed(provider.lot.id, "2", { lotIds });
  await expect(accept(provider.owner, some)).rejects.toThrow("Mentoring");
  expect(await waiting(provider)).toEqual(["2"]);
  await accept(provider.owner, { ...some, shown: lotIds.map((id) => `${id}:2`) });
  expect((await agreementsOf(database.web, provider.providerId, now)).flatMap(({ waits }) => waits)).toEqual([]);
});

it("a place carried forward waits although the terms are the same, and adds no second acceptance", async () => {
  const provider = await anApprovedProvider(database.owner);
  await carryForward(provider, "2026-10-20");
  expect(await toDo(provider)).toMatchObject([
    { text: "Accept the terms of Tuition again", due: new Date("2026-10-20T22:59:00Z") },
  ]);
  await accept(provider.owner, signed(provider.lot.id, "1"));
  expect([await waiting(provider), await acceptancesOf(database.web, provider.providerId)]).toMatchObject([[], [{}]]);
  expect(await database.owner.selectFrom("carry_forward").select("accepted_by").execute()).toEqual([
    { accepted_by: provider.owner.personId },
  ]);
});

describe("the executed copy", () => {
  it("stays as it was signed when lot, provider, framework and title are called otherwise", async () => {
    const provider = await anApprovedProvider(database.owner, { name: "Bright Path" });
    await publishTerms(provider.lot.id, "1. New.");
    await accept(provider.owner, signed(provider.lot.id, "2"));
    const copy = () => executedCopy(database.web, provider.providerId, provider.lot.id, "2");
    const before = await copy();
    for (const table of ["lot", "provider", "framework"] as const)
      await database.owner.updateTable(table).set({ name: "Otherwise" }).execute();
    await database.owner.updateTable("lot_document").set({ title: "Otherwise", body: "Otherwise" }).execute();
    expect(await copy()).toEqual(before);
    expect(before).toMatchObject({
      ...{ provider: "Bright Path", lot: "Tuition", title: "Terms of tuition", version: "2", body: "1. New." },
      ...{ signedName: "Bridget Path", signedRole: "Director", at: now.toISOString() },
    });
  });

  it("is missing, and not made up, where a version was accepted before its text was kept", async () => {
    const { providerId, lot } = await anApprovedProvider(database.owner);
    expect(await executedCopy(database.web, providerId, lot.id, "1")).toBeUndefined();
    await aDocument(database.owner, lot.id);
    expect(await executedCopy(database.web, providerId, lot.id, "1")).toBeUndefined();
    await expect(executedCopy(database.web, providerId, lot.id, "7")).rejects.toMatchObject({ kind: "not-found" });
  });

  it("can be neither changed nor deleted by the role of pages and jobs", async () => {
    await anApprovedProvider(database.owner);
    const { web } = database;
    await expect(sql`update terms_acceptance set signed_name = 'x'`.execute(web)).rejects.toThrow("permission denied");
    await expect(sql`delete from terms_acceptance`.execute(web)).rejects.toThrow("permission denied");
  });
});
