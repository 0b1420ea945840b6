import { beforeEach, expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { councilToDo } from "#app/domain/accounts/council-to-do.server.ts";
import { decidePlacement } from "#app/domain/placements/decisions/decide-placement.server.ts";
import { decideEvidence } from "#app/domain/reviews/decide-evidence.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { aHoldOn } from "#db/factories/holds.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { lapseEvidence } from "./lapse-evidence.server.ts";

const database = testDatabase();
const system = { kind: "system", task: "lapse-evidence" } as const;
const lapsedAt = new Date("2026-09-15T09:00:00Z");
const at = new Date("2026-09-15T12:00:00Z");

let provider: ApprovedProvider;
beforeEach(async () => {
  provider = await anApprovedProvider(database.owner, { insuredUntil: "2027-12-31" });
});

const ends = (questionId: string) =>
  database.owner
    .updateTable("evidence")
    .set({ ends_on: "2026-09-14" })
    .where("question_id", "=", questionId)
    .where("provider_id", "=", provider.providerId)
    .execute();
/** A new certificate that a reviewer accepts. */
async function renew(questionId: string) {
  const place = { questionId, field: "certificate" };
  const evidenceId = await anEvidence(database.owner, provider.owner, { ...place, version: 2, endsOn: "2027-09-14" });
  await database.owner
    .updateTable("evidence")
    .set({ amount_pence: 1_000_000_000 })
    .where("id", "=", evidenceId)
    .execute();
  const qa = await anOfficer(database.owner, ["qa"]);
  await decideEvidence(database.web, qa, { evidenceId, decision: "accept", comment: "" }, at);
}
const mails = (template: string) =>
  database.owner
    .selectFrom("notification")
    .select(["to_address as to", "data"])
    .where("template", "=", template)
    .orderBy("id")
    .execute();
async function decide(choice: "pause" | "move") {
  const placement = await aPlacement(database.owner, { provider });
  await lapseEvidence(database.web, system, lapsedAt);
  const open = await database.owner.selectFrom("placement_decision").select("id").orderBy("id").execute();
  const input = { placementId: placement.id, submissionKey: uuidv7(), seen: open.map(({ id }) => id).join(",") };
  const lead = await anOfficer(database.owner, ["qa_lead"]);
  await decidePlacement(database.web, lead, { ...input, choice, reason: "Not insured" }, lapsedAt);
  return placement;
}
const toMove = async (broker: Officer) =>
  (await readAs(database.web, broker, (trx) => councilToDo(trx, broker, at)))
    .filter(({ text }) => text.includes("to move"))
    .map(({ count }) => count);

test("rules 4 a lapse that ended is told to the provider's people, and to the broker whose placement it paused", async () => {
  await ends("INS-01");
  const placement = await decide("move");
  expect(await toMove(placement.broker)).toEqual([1]);
  await renew("INS-01");
  expect(await mails("evidence-lapse-ended")).toMatchObject([
    { to: provider.owner.email, data: { lots: [{ lot: "Tuition", open: [] }] } },
  ]);
  expect(await mails("placement-may-resume")).toMatchObject([
    { to: placement.broker.email, data: { placementId: placement.id } },
  ]);
  expect(await toMove(placement.broker)).toEqual([0]);
});

test("rules 4 while another hold is open the provider reads what stays, a concern's reason excepted, and no broker resumes", async () => {
  await ends("INS-01");
  await ends("INS-02");
  const placement = await decide("pause");
  const concern = { kind: "concern", because: "Canary enquiry", at: lapsedAt };
  const { holdId } = await aHoldOn(database.owner, { providerId: provider.providerId, ...concern });
  await renew("INS-01");
  const second = "Public liability insurance certificate ended on 14 September 2026";
  expect(await mails("evidence-lapse-ended")).toMatchObject([
    { data: { lots: [{ open: [second, "Our quality team has a question open"] }] } },
  ]);
  expect(await mails("placement-may-resume")).toEqual([]);
  await database.owner.updateTable("hold").set({ lifted_at: at }).where("id", "=", holdId).execute();
  await renew("INS-02");
  expect((await mails("placement-may-resume")).map(({ to }) => to)).toEqual([placement.broker.email]);
});
