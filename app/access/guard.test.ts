import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import type { SignIn } from "#app/domain/accounts/sign-ins.server.ts";
import { paths } from "#app/paths.ts";
import type { Actor } from "./actor.ts";
import { guarded, guardedAction } from "./guard.server.ts";
import { demandFreshProof } from "./send-to.server.ts";

const now = new Date("2026-09-14T09:00:00Z");
const person = { personId: "p", name: "Sam", email: "sam@new-start.example" };
const owner: Actor = { kind: "provider", ...person, providerId: "o", providerName: "New Start", role: "owner" };
const broker: Actor = { kind: "council", ...person, roles: ["broker"] };

const provenAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

function asking(actor: Actor, twoFactors: boolean, request: Request, provenAt = now) {
  const parked: string[] = [];
  const signIn = { actor, twoFactors, provenAt } as SignIn;
  const context = {
    guarded: [],
    now: () => now,
    headers: new Headers(),
    actor: async () => actor,
    signIn: async () => signIn,
    park: async (path: string) => {
      parked.push(path);
      return "kept=1";
    },
  } as unknown as AppLoadContext;
  return { args: { request, params: {}, context }, parked };
}

const get = (path: string) => new Request(`https://portal.example${path}`);
const post = (path: string) => new Request(`https://portal.example${path}`, { method: "POST", body: new FormData() });
const whereTo = async (run: Promise<unknown>) => {
  const thrown = await run.then(
    () => undefined,
    (response: Response) => response,
  );
  return thrown && { to: thrown.headers.get("location"), cookie: thrown.headers.get("set-cookie") };
};
const open = async () => "opened";

describe("the second factor", () => {
  const requests = guarded("request.read", open);

  it("is asked for where referrals open, and the way back is kept", async () => {
    const { args } = asking(owner, false, get("/provider/referrals.data"));
    expect(await whereTo(requests(args))).toMatchObject({ to: paths.account.secondFactor("/provider/referrals") });
    expect(await requests(asking(owner, true, get("/provider/referrals")).args)).toBe("opened");
  });

  it("keeps a form that was on its way", async () => {
    const { args, parked } = asking(owner, false, post("/provider/referrals/1"));
    expect(await whereTo(guardedAction("request.answer", open, "request.read")(args))).toEqual({
      to: paths.account.secondFactor(),
      cookie: "kept=1",
    });
    expect(parked).toEqual(["/provider/referrals/1"]);
  });

  it("is asked of the council's people everywhere but in their own account", async () => {
    expect(await whereTo(guarded("council.home", open)(asking(broker, false, get("/admin")).args))).toMatchObject({
      to: paths.account.secondFactor("/admin"),
    });
    expect(await guarded("account.own", open)(asking(broker, false, get("/account")).args)).toBe("opened");
    expect(await guarded("public", open)(asking(broker, false, get("/lots")).args)).toBe("opened");
  });

  it("is not asked of a provider's person for what opens no referral", async () => {
    expect(await guarded("evidence.read", open)(asking(owner, false, get("/provider/evidence")).args)).toBe("opened");
  });
});

describe("a fresh proof", () => {
  const email = guarded("account.own", async (guard) => {
    await demandFreshProof(guard);
    return "opened";
  });
  const at = (path: string, minutes: number) => asking(owner, true, get(path), provenAgo(minutes)).args;

  it("is good for ten minutes", async () => {
    expect(await email(at("/account/email", 10))).toBe("opened");
    expect(await whereTo(email(at("/account/email", 11)))).toMatchObject({
      to: paths.account.confirmItIsYou("/account/email"),
    });
  });

  it("leads back to where its page goes on to", async () => {
    expect(await whereTo(email(at("/account/second-factor/app?back=/provider/referrals", 11)))).toMatchObject({
      to: paths.account.confirmItIsYou("/account/second-factor/app", "/provider/referrals"),
    });
  });
});
