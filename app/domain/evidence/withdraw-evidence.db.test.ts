import { describe, expect, test } from "vitest";
import { readAs } from "#app/domain/speak-as.server.ts";
import { transact } from "#app/domain/work.server.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { evidenceWithdrawn } from "#emails/evidence-withdrawn.ts";
import { currentEvidence } from "./evidence.server.ts";
import { standsAs } from "./evidence.ts";
import { evidenceDesk } from "./evidence-desk.server.ts";
import { openEvidence } from "./open-evidence.server.ts";
import { withdrawEvidence } from "./withdraw-evidence.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const system = { kind: "system", task: "test" } as const;
const withdraw = (ids: string[], because: "virus" | "missing" | "received-in-error" = "virus") =>
  transact(database.web, system, now, (work) => withdrawEvidence(work, ids, because));
const rowOf = (id: string) =>
  database.owner.selectFrom("evidence").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const mails = () =>
  database.owner.selectFrom("notification").select(["template", "to_person_id"]).orderBy("id").execute();

describe("withdrawing documents", () => {
  test("one that was accepted no longer counts: its place is empty, and the page says why", async () => {
    const owner = await aProviderPerson(database.owner);
    await anEvidence(database.owner, owner, { state: "superseded" });
    const id = await anEvidence(database.owner, owner, { version: 2, state: "accepted" });
    expect(await withdraw([id])).toEqual([
      { id, providerId: owner.providerId, questionId: "SAF-01", field: "value", objectKey: `evidence/${id}` },
    ]);
    expect(await rowOf(id)).toMatchObject({ state: "withdrawn", withdrawn_at: now, withdrawn_because: "virus" });
    const { current, desk } = await readAs(database.web, owner, async (trx) => ({
      current: await currentEvidence(trx, owner.providerId),
      desk: await evidenceDesk(trx, owner.providerId, now),
    }));
    expect(current).toEqual([]);
    const means = { db: database.web, store: undefined as never };
    await expect(openEvidence(means, owner, id, "evidence.read", now)).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    expect(desk.documents).toMatchObject([
      { questionId: "SAF-01", given: undefined, refused: false, withdrawn: "virus" },
    ]);
    const audited = await database.owner
      .selectFrom("audit_entry")
      .select(["subject_id", "detail"])
      .where("action", "=", "evidence.withdraw")
      .execute();
    expect(audited).toEqual([{ subject_id: id, detail: { because: "virus" } }]);
  });

  test("each of the provider's people is told once however many there are, and the quality team", async () => {
    const owner = await aProviderPerson(database.owner);
    const ids: string[] = [];
    for (const questionId of ["SAF-01", "SAF-12", "INS-02"])
      ids.push(await anEvidence(database.owner, owner, { questionId, state: "accepted" }));
    const lead = await anOfficer(database.owner, ["qa", "qa_lead"]);
    await anOfficer(database.owner, ["finance"]);
    await withdraw(ids, "missing");
    expect(await mails()).toEqual([
      { template: "evidence-withdrawn", to_person_id: owner.personId },
      { template: "provider-evidence-withdrawn", to_person_id: lead.personId },
    ]);
  });

  test("what was removed or withdrawn before stays as it is, and nobody is told twice", async () => {
    const owner = await aProviderPerson(database.owner);
    const removed = await anEvidence(database.owner, owner, { state: "removed", scan: "refused" });
    const id = await anEvidence(database.owner, owner, { version: 2, state: "needs-change" });
    expect(await withdraw([removed, id], "received-in-error")).toMatchObject([{ id }]);
    expect(await withdraw([removed, id], "missing")).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ withdrawn_because: "received-in-error" });
    expect(await mails()).toHaveLength(1);
  });

  test("rule 5 what was replaced goes too: the version after it stands, and nothing is asked for again", async () => {
    const owner = await aProviderPerson(database.owner);
    const replaced = await anEvidence(database.owner, owner, { state: "superseded" });
    const later = await anEvidence(database.owner, owner, { version: 2, state: "accepted" });
    expect(await withdraw([replaced], "received-in-error")).toMatchObject([{ id: replaced }]);
    expect(await rowOf(replaced)).toMatchObject({ state: "withdrawn", withdrawn_because: "received-in-error" });
    const current = await readAs(database.web, owner, (trx) => currentEvidence(trx, owner.providerId));
    expect(current).toMatchObject([{ id: later }]);
    const said = await database.owner.selectFrom("notification").select("data").execute();
    expect(said).toEqual([{ data: expect.objectContaining({ count: 1, replaced: true }) }]);
    const text = evidenceWithdrawn.lines({ name: "Sam", count: 1, because: "received-in-error", replaced: true });
    expect(text.join()).toContain("nothing that you need to give again");
    expect(text.join()).not.toContain("Please");
  });

  test("its provider reads why, and what to do", () => {
    const because = (withdrawnBecause: "virus" | "missing" | "received-in-error") =>
      standsAs({ scan: "clean", state: "withdrawn", withdrawnBecause });
    expect(because("missing")).toBe("Withdrawn: the file can no longer be read; give it again");
    expect(because("received-in-error")).not.toContain("give it again");
  });
});
