import { beforeEach, expect, test } from "vitest";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { aShare, shareWith } from "#db/factories/supplier-shares.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { applyProposal } from "./apply-proposal.server.ts";
import { sharePage } from "./share-page.server.ts";
import { takeShare } from "./take-share.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");

let draft: MadeApplication;
beforeEach(async () => {
  draft = await anApplication(database.owner);
});
const take = (share: unknown, code = "Ab12Cd34", who = draft.owner) =>
  takeShare(database.web, who, { applicationId: draft.id, code, json: JSON.stringify(share), from: "file" }, at);
const page = () =>
  readAs(database.web, draft.owner, async (trx) =>
    sharePage(trx, await openForm(trx, draft.owner, draft.id, "application.edit", at)),
  );
const row = async (id: string) => (await page()).share?.rows.find(({ questionId }) => questionId === id);
const answers = () =>
  database.owner.selectFrom("answer").select(["question_id", "value", "version"]).orderBy("question_id").execute();

test("row 2 a share proposes beside the answers and fills none silently", async () => {
  const before = await answers();
  await take(aShare);
  expect(await answers()).toEqual(before);
  expect(await row("ORG-01")).toMatchObject({
    now: ["New Start Tuition"],
    says: ["Bright Path Learning Ltd"],
    used: false,
  });
  expect((await row("EXC-01"))?.says).toEqual(["Theft, fraud or bribery"]);
});

test("row 2 one proposal is used when it is said so: its fields change, the others stay", async () => {
  await take(aShare);
  const { version = 0 } = (await row("ORG-06")) ?? {};
  const use = { applicationId: draft.id, questionId: "ORG-06", version };
  await applyProposal(database.web, draft.owner, use, at);
  const kept = (await answers()).find(({ question_id }) => question_id === "ORG-06");
  expect(kept).toMatchObject({ value: { identifier: "PBPL-5678-EFGH", shareCode: "Ab12Cd34" }, version: version + 1 });
  expect((await row("ORG-06"))?.used).toBe(true);
  await expect(applyProposal(database.web, draft.owner, use, at)).rejects.toMatchObject({ kind: "conflict" });
  const exc = { applicationId: draft.id, questionId: "EXC-02", version: (await row("EXC-02"))?.version ?? 0 };
  await applyProposal(database.web, draft.owner, exc, at);
  expect((await answers()).find(({ question_id }) => question_id === "EXC-02")?.value).toEqual({
    ...{ value: ["discretionary/breach_of_contract"], insolvent: "no" },
  });
});

test("row 2 the ambiguous code of an old share is asked again", async () => {
  await take(shareWith(["competition_law_infringements"]));
  expect((await page()).share?.askAgain).toHaveLength(2);
  expect(await row("EXC-01")).toBeUndefined();
  expect(await row("EXC-02")).toBeUndefined();
});

test("row 2 no share, another code, a stranger and a sent application are refused", async () => {
  await expect(take({ hello: 1 })).rejects.toMatchObject({ field: "file" });
  await expect(take(aShare, "Zz99Zz99")).rejects.toMatchObject({ field: "code" });
  const stranger = await aProviderPerson(database.owner);
  await expect(take(aShare, "Ab12Cd34", stranger)).rejects.toMatchObject({ kind: "not-found" });
  await database.owner.updateTable("application").set({ status: "submitted" }).where("id", "=", draft.id).execute();
  await expect(take(aShare)).rejects.toMatchObject({ kind: "not-allowed-now" });
});
