import { describe, expect, it } from "vitest";
import { type Actor, anonymous } from "#app/access/actor.ts";
import { tokenHash } from "#app/domain/accounts/secret-token.server.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { askToBeTold } from "./ask-to-be-told.server.ts";
import { confirmInterest } from "./confirm-interest.server.ts";
import { readInterest } from "./interests.server.ts";
import { stopInterest } from "./stop-interest.server.ts";

const database = testDatabase();
const now = new Date("2026-11-21T10:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const email = "ann@made-up.example";

const ask = (slug: string, more: { actor?: Actor; email?: string; client?: string; at?: Date } = {}) =>
  askToBeTold(
    database.web,
    more.actor ?? anonymous,
    { slug, email: more.email ?? email, clientAddress: more.client ?? "198.51.100.1" },
    more.at ?? now,
  );
const mails = async () => {
  const rows = await database.owner
    .selectFrom("notification")
    .select(["template", "to_address as to", "data"])
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(({ template, to, data }) => ({ template, to, token: (data as { token: string }).token }));
};
const lastToken = async () => (await mails()).at(-1)?.token ?? "";
const stateOf = async (token: string, at = now) => (await readInterest(database.web, token, at))?.state;
const audited = async () =>
  (await database.owner.selectFrom("audit_entry").select("action").orderBy("seq").execute()).map((row) => row.action);

describe("asking to be told", () => {
  it("mails a link, keeps its hash only, and lists the address once it is confirmed", async () => {
    const lot = await aTuitionLot(database.owner, { status: "closed" });
    expect(await ask(lot.slug)).toBe("asked");
    expect(await mails()).toMatchObject([{ template: "tell-me-confirm", to: email }]);
    const token = await lastToken();
    const row = await database.owner.selectFrom("lot_interest").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ email, token_hash: tokenHash(token), confirmed_at: null });
    expect(await stateOf(token)).toBe("confirm");
    await confirmInterest(database.web, anonymous, token, inDays(6));
    await confirmInterest(database.web, anonymous, token, inDays(6));
    expect(await readInterest(database.web, token, inDays(400))).toMatchObject({
      state: "confirmed",
      listed: ["Tuition"],
    });
    expect(await audited()).toEqual(["interest.ask", "interest.confirm"]);
  });

  it("changes nothing by reading, and does not confirm after 7 days", async () => {
    const lot = await aTuitionLot(database.owner);
    await ask(lot.slug);
    const token = await lastToken();
    expect(await stateOf(token, inDays(7))).toBe("gone");
    await expect(confirmInterest(database.web, anonymous, token, inDays(7))).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    const row = await database.owner.selectFrom("lot_interest").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ confirmed_at: null, stopped_at: null });
  });

  it("replaces the link when it is asked for again, and says the same to a listed address, which gets another mail", async () => {
    const lot = await aTuitionLot(database.owner);
    await ask(lot.slug);
    const first = await lastToken();
    await ask(lot.slug, { at: inDays(1) });
    const second = await lastToken();
    expect([await stateOf(first), await stateOf(second)]).toEqual([undefined, "confirm"]);
    await confirmInterest(database.web, anonymous, second, inDays(1));
    expect(await ask(lot.slug, { at: inDays(2) })).toBe("asked");
    expect((await mails()).at(-1)).toMatchObject({ template: "tell-me-listed", to: email });
    expect(await stateOf(await lastToken(), inDays(100))).toBe("confirmed");
    expect(await database.owner.selectFrom("lot_interest").select("id").execute()).toHaveLength(1);
  });

  it("lists a signed-in person’s own address at once, and anybody else’s only by its mail", async () => {
    const lot = await aTuitionLot(database.owner);
    const actor = await aProviderPerson(database.owner, { email: "Own@Made-Up.example" });
    expect(await ask(lot.slug, { actor, email: "own@made-up.example" })).toBe("listed");
    expect(await ask(lot.slug, { actor, email: "own@made-up.example" })).toBe("listed");
    expect(await mails()).toEqual([]);
    expect(await ask(lot.slug, { actor })).toBe("asked");
    expect(await mails()).toMatchObject([{ template: "tell-me-confirm", to: email }]);
    const rows = await database.owner.selectFrom("lot_interest").select(["email", "confirmed_at"]).execute();
    expect(rows.filter((row) => row.confirmed_at).map((row) => row.email)).toEqual(["own@made-up.example"]);
  });

  it("leaves a listed person’s link as it is when they ask again from their account", async () => {
    const lot = await aTuitionLot(database.owner);
    const actor = await aProviderPerson(database.owner, { email });
    await ask(lot.slug);
    const token = await lastToken();
    await confirmInterest(database.web, anonymous, token, now);
    expect(await ask(lot.slug, { actor, at: inDays(1) })).toBe("listed");
    expect(await stateOf(token, inDays(1))).toBe("confirmed");
    await stopInterest(database.web, anonymous, token, inDays(2));
    expect(await ask(lot.slug, { actor, at: inDays(3) })).toBe("listed");
    const row = await database.owner.selectFrom("lot_interest").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ confirmed_at: inDays(3), stopped_at: null });
  });

  it("knows no lot of a draft", async () => {
    const lot = await aTuitionLot(database.owner);
    await database.owner.updateTable("framework").set({ status: "draft" }).where("id", "=", lot.frameworkId).execute();
    await expect(ask(lot.slug)).rejects.toMatchObject({ kind: "not-found" });
  });

  it("sends an address three mails an hour and says nothing of it; a client is told to wait", async () => {
    const lot = await aTuitionLot(database.owner);
    for (let time = 1; time <= 4; time++) expect(await ask(lot.slug)).toBe("asked");
    expect(await mails()).toHaveLength(3);
    expect(await stateOf(await lastToken())).toBe("confirm");
    await database.owner
      .insertInto("setting")
      .values({
        ...{ key: "limit.tell-me-client", effective_from: "2026-01-01", source: "test" },
        value: { uses: 5, minutes: 60 },
      })
      .execute();
    await ask(lot.slug, { email: "bo@made-up.example" });
    await expect(ask(lot.slug, { email: "cy@made-up.example" })).rejects.toMatchObject({ kind: "too-many" });
    expect(await ask(lot.slug, { email: "cy@made-up.example", client: "198.51.100.2" })).toBe("asked");
  });
});

describe("stopping", () => {
  it("works however old the link is, for every lot of the address, and nobody else’s", async () => {
    const [one, other] = [await aTuitionLot(database.owner), await aTuitionLot(database.owner)];
    await ask(one.slug, { email: "bo@made-up.example" });
    await confirmInterest(database.web, anonymous, await lastToken(), now);
    const theirs = await lastToken();
    await ask(one.slug);
    await confirmInterest(database.web, anonymous, await lastToken(), now);
    await ask(other.slug, { at: inDays(1) });
    const token = await lastToken();
    await confirmInterest(database.web, anonymous, token, inDays(1));
    await stopInterest(database.web, anonymous, token, inDays(500));
    expect(await readInterest(database.web, token, inDays(500))).toMatchObject({ state: "stopped", listed: [] });
    expect(await stateOf(theirs)).toBe("confirmed");
  });

  it("can be followed by asking again, which needs to be confirmed again", async () => {
    const lot = await aTuitionLot(database.owner);
    await ask(lot.slug);
    const token = await lastToken();
    await confirmInterest(database.web, anonymous, token, now);
    await stopInterest(database.web, anonymous, token, inDays(1));
    await expect(confirmInterest(database.web, anonymous, token, inDays(2))).rejects.toThrow("ask again");
    await ask(lot.slug, { at: inDays(2) });
    expect((await mails()).at(-1)).toMatchObject({ template: "tell-me-confirm" });
    const again = await lastToken();
    expect(await readInterest(database.web, again, inDays(2))).toMatchObject({ state: "confirm", listed: [] });
    await confirmInterest(database.web, anonymous, again, inDays(2));
    expect(await stateOf(again, inDays(2))).toBe("confirmed");
  });

  it("refuses a link that nobody was sent", async () => {
    await expect(stopInterest(database.web, anonymous, "unknown", now)).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
  });
});
