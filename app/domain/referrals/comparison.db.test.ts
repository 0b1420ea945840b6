import { describe, expect, it } from "vitest";
import { theWorkedReferral } from "#db/factories/awards.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { compareOffers } from "./comparison.server.ts";
import { formatHundredths } from "./comparison.ts";
import { scoreResponse } from "./score-response.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const worked = () => theWorkedReferral(database.owner);

describe("comparing", () => {
  it("ranks the offers by the frozen weights, price by the session", async () => {
    const { comparison } = await compareOffers(database.web, (await worked()).id, at);
    const names = new Map(comparison.offers.map((offer) => [offer.requestId, offer.providerName]));
    expect(comparison.ranked.map((one) => [names.get(one.requestId), formatHundredths(one.total)])).toEqual([
      ["Three Tuition", "93.33"],
      ["One Tuition", "82.67"],
      ["Two Tuition", "76.00"],
    ]);
    expect(comparison.offers.map((offer) => [offer.pricePence, offer.daysLate, offer.answeredLate])).toEqual([
      [18_000, 0, false],
      [22_500, 0, false],
      [15_000, 2, true],
    ]);
  });

  it("ranks nobody while an offer waits for its score, or changed after it", async () => {
    const referral = await worked();
    const [first] = referral.offers;
    await database.owner
      .updateTable("response")
      .set({ answered_at: new Date("2026-09-16T09:30:00Z") })
      .where("request_id", "=", first?.requestId ?? "")
      .execute();
    expect((await compareOffers(database.web, referral.id, at)).comparison.ranked).toEqual([]);
    const judgement = {
      referralId: referral.id,
      requestId: first?.requestId ?? "",
      quality: 4,
      reason: "Clear",
      preference: 100,
    };
    await scoreResponse(database.web, referral.broker, judgement, at);
    expect((await compareOffers(database.web, referral.id, at)).comparison.ranked).toHaveLength(3);
  });

  it("takes scores from a broker only, of offers only, before the award only", async () => {
    const referral = await worked();
    const judge = (place: number) => ({
      referralId: referral.id,
      requestId: referral.offers[place]?.requestId ?? "",
      quality: 1,
      reason: "Judged",
      preference: 0,
    });
    const qa = await anOfficer(database.owner, ["qa"]);
    const provider = referral.offers[0]?.provider.owner;
    await expect(scoreResponse(database.web, qa, judge(0), at)).rejects.toMatchObject({ kind: "forbidden" });
    if (provider)
      await expect(scoreResponse(database.web, provider, judge(0), at)).rejects.toMatchObject({ kind: "not-found" });
    await expect(scoreResponse(database.web, referral.broker, judge(3), at)).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    await database.owner.updateTable("referral").set({ status: "awarded" }).execute();
    await expect(scoreResponse(database.web, referral.broker, judge(0), at)).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    expect((await database.owner.selectFrom("score").select("quality").where("quality", "=", 1).execute()).length).toBe(
      0,
    );
  });
});
