import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { ownerDb } from "../access/things.ts";
import { councilPeople, startWithSingleSignOn } from "../council-sign-on.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { passThrough } from "../identity-provider.ts";

const db = ownerDb(portal);
const people = councilPeople();
let council: Awaited<ReturnType<typeof startWithSingleSignOn>>;
test.beforeAll(async () => {
  council = await startWithSingleSignOn(portal, people);
});
test.afterAll(async () => {
  await council.stop();
  await db.destroy();
});

const cookieIn = (answer: Response, name: string) =>
  answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`) && !line.startsWith(`${name}=;`));

/** Presses the button, as a browser without scripts would. */
async function start(address: string, signedIn = "") {
  const answer = await fetch(council.url + address, {
    method: "POST",
    redirect: "manual",
    headers: { origin: council.url, cookie: signedIn },
    body: new URLSearchParams(),
  });
  const cookie = cookieIn(answer, "council") ?? "";
  return {
    status: answer.status,
    cookie: cookie.split(";")[0] ?? "",
    flags: cookie,
    to: answer.headers.get("location") ?? "",
  };
}

/** Goes from the button through the council's own sign-in as this person, up to the address that it leads back to. */
async function signInThere(login: string, address = paths.singleSignOn()) {
  const { cookie, to } = await start(address);
  return { cookie, back: await passThrough(new URL(to), login) };
}

/** Comes back to the portal. Who is signed in shows in the cookie, where they go in the address. */
async function comeBack(address: URL, cookie: string) {
  const answer = await fetch(address, { redirect: "manual", headers: cookie ? { cookie } : {} });
  return {
    status: answer.status,
    signedIn: cookieIn(answer, "signin") !== undefined,
    to: answer.headers.get("location"),
  };
}

const stranger = { status: 400, signedIn: false, to: null };

test("the secrets of a sign-in stay in this browser, and only pages that lead there may lead there", async () => {
  const { status, to, flags } = await start(paths.singleSignOn());
  expect(status).toBe(303);
  expect(flags).toMatch(/Max-Age=600/);
  expect(flags).toMatch(/HttpOnly/);
  expect(flags).toMatch(/SameSite=Lax/);
  expect(new URL(to).origin).toBe(council.provider.issuer);
  const formAction = async (address: string) =>
    /form-action ([^;]+)/.exec((await fetch(council.url + address)).headers.get("content-security-policy") ?? "")?.[1];
  for (const address of [paths.signIn(), paths.singleSignOn(), paths.singleSignOnReturn()])
    expect(await formAction(address)).toBe(`'self' ${council.provider.issuer}`);
  expect(await formAction(paths.register())).toBe("'self'");
});

test("a return without this browser’s cookie, or with another’s, signs nobody in", async () => {
  const mine = await signInThere("rita");
  const other = await signInThere("rita");
  expect(await comeBack(mine.back, "")).toEqual(stranger);
  expect(await comeBack(mine.back, "council=forged")).toEqual(stranger);
  expect(await comeBack(mine.back, other.cookie)).toEqual(stranger);
  expect(await comeBack(mine.back, mine.cookie)).toEqual({ status: 303, signedIn: true, to: paths.admin.home() });
  expect(await comeBack(mine.back, mine.cookie), "the same code again").toEqual(stranger);
});

test("whoever is signed in already shows afresh who they are, and the old sign-in ends", async () => {
  const first = await signInThere("rita");
  const arrived = await fetch(first.back, { redirect: "manual", headers: { cookie: first.cookie } });
  const old = cookieIn(arrived, "signin")?.split(";")[0] ?? "";
  const homeBy = async (cookie: string) =>
    (await fetch(council.url + paths.admin.home(), { redirect: "manual", headers: { cookie } })).status;
  expect(await homeBy(old)).toBe(200);

  const again = await start(paths.singleSignOn(paths.account.home()), old);
  expect(new URL(again.to).searchParams.get("prompt")).toBe("login");
  const back = await passThrough(new URL(again.to), "rita");
  const came = await comeBack(back, `${again.cookie}; ${old}`);
  expect(came).toEqual({ status: 303, signedIn: true, to: paths.account.home() });
  expect(await homeBy(old)).toBe(303);
});

test("another site cannot start a sign-in", async () => {
  const answer = await fetch(council.url + paths.singleSignOn(), {
    method: "POST",
    redirect: "manual",
    headers: { origin: "https://evil.example" },
  });
  expect([answer.status, answer.headers.get("location")]).toEqual([403, null]);
});

test("B19: a single sign-on leads to no other site", async () => {
  const attacks = ["//evil.example", "/\\evil.example", "/%5Cevil.example", "https:evil.example", "/\t/evil.example"];
  for (const attack of [...attacks, "javascript:alert(1)", "/sign-in?back=/sign-in", "/sign-out"]) {
    const { back, cookie } = await signInThere("rita", paths.singleSignOn(attack));
    expect(await comeBack(back, cookie), attack).toMatchObject({ status: 303, to: paths.admin.home() });
  }
  const { back, cookie } = await signInThere("rita", paths.singleSignOn(paths.admin.lots()));
  expect(await comeBack(back, cookie)).toMatchObject({ to: paths.admin.lots() });
});

test("where it is off, its addresses do not exist", async () => {
  for (const address of [paths.singleSignOn(), paths.singleSignOnReturn()])
    expect((await fetch(portal.url + address)).status).toBe(404);
});

async function signInAs(page: Page, login: string): Promise<void> {
  await page.goto(council.url + paths.singleSignOn());
  await page.getByRole("button", { name: "Sign in with your council account" }).click();
  await page.getByLabel("User name").fill(login);
  await page.getByRole("button", { name: "Continue" }).click();
}

const sees = (page: Page, title: string) => expect(page.getByRole("heading", { level: 1 })).toHaveText(title);

test("everyone who is not let in is told why, and whom to ask", async ({ visitor }) => {
  const look1 = (page: Page, state: string) => look(page, "routes/account/council-return", state);
  const page = await visitor();
  await page.goto(council.url + paths.singleSignOn());
  await look(page, "routes/account/council-sign-in", "empty");
  await page.goto(council.url + paths.singleSignOnReturn());
  await sees(page, "Start signing in again");
  await look1(page, "start-again");

  await page.getByRole("button", { name: "Sign in with your council account" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await sees(page, "You were not signed in");
  await look1(page, "declined");

  const dora = await signInThere("dora");
  await comeBack(dora.back, dora.cookie);
  await db
    .updateTable("person")
    .set({ disabled_at: new Date() })
    .where("email", "=", people.dora.email ?? "")
    .execute();
  const refusals = [
    ["dora", "disabled", "Your account on this portal is closed"],
    ["una", "other-account", "Your email address belongs to another account here"],
    ["noel", "no-address", "Your council account has no email address"],
    ["pat", "no-factor", "A second check is needed"],
  ] as const;
  for (const [login, state, title] of refusals) {
    const own = await visitor();
    await signInAs(own, login);
    await sees(own, title);
    await look1(own, state);
  }
});

test("while the council’s own sign-in is away, the portal says so and serves everybody else", async ({ visitor }) => {
  const page = await visitor();
  const { back, cookie } = await signInThere("rita");
  await council.provider.stop();
  const [name = "", value = ""] = cookie.split("=");
  await page.context().addCookies([{ name, value, url: council.url }]);
  await page.goto(back.href);
  await sees(page, "The council’s own sign-in is not answering");
  await look(page, "routes/account/council-return", "unavailable");

  const fresh = await startWithSingleSignOn(portal, people);
  await fresh.provider.stop();
  try {
    await page.goto(fresh.url + paths.signIn());
    await page.getByRole("button", { name: "Sign in with your council account" }).click();
    await expect(page.getByText("is not answering at the moment")).toBeVisible();
    await look(page, "routes/account/council-sign-in", "unavailable");
    expect((await fetch(`${fresh.url}/health/ready`)).status).toBe(200);
  } finally {
    await fresh.stop();
  }
});
