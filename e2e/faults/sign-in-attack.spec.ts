import { paths } from "#app/paths.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { aNewcomer } from "../states/people.ts";
import { atOnce, giveApp, tryOnce } from "./attack.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

const db = ownerDb(portal);
let web: WebProcess;
test.beforeAll(async () => {
  web = await startWeb(portal, { TRUSTED_PROXIES: "127.0.0.1" });
});
test.afterAll(async () => {
  await web?.stop();
  await db.destroy();
});

const TRIES = 1_000;
const MOST_MS = 30_000;
const from = (place: number) => `203.0.${Math.floor(place / 250)}.${(place % 250) + 1}`;

for (const [what, addressOf] of [
  ["from a thousand addresses", from],
  ["from one address, which is also the person's", () => "198.51.100.20"],
] as const)
  test(`B26: a thousand wrong sign-ins ${what}, and the real person gets in`, async ({ browser }) => {
    const person = await aNewcomer(db);
    const code = await giveApp(db, person.personId);
    const started = performance.now();
    const attack = atOnce(TRIES, 50, (place) => tryOnce(web.portal, addressOf(place), person.email));
    // The first tries are answered before the limit is reached.
    await expect.poll(async () => (await tryOnce(web.portal, addressOf(0), person.email)).status).toBe(429);

    const context = await browser.newContext({
      baseURL: web.portal.url,
      extraHTTPHeaders: { "x-forwarded-for": addressOf(TRIES + 1) },
    });
    const page = await context.newPage();
    const came = performance.now();
    await page.goto(paths.signIn());
    await page.getByLabel("Email address").fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill(portal.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("Your account is not locked.")).toBeVisible();
    await page.getByLabel("Password", { exact: true }).fill(portal.password);
    await page.getByLabel("Code from your app").fill(code());
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.locator("h1")).not.toHaveText("Sign in");
    const personMs = performance.now() - came;
    await context.close();

    const answers = await attack;
    const attackMs = performance.now() - started;
    process.stdout.write(
      `B26 ${what}: ${TRIES} wrong sign-ins in ${(attackMs / 1000).toFixed(1)} s; the person was in after ${(personMs / 1000).toFixed(1)} s\n`,
    );
    expect(personMs).toBeLessThan(MOST_MS);
    // At most ten passwords were looked at; nothing else was learnt, and nobody got in.
    expect(answers.filter(({ status }) => status === 400).length).toBeLessThanOrEqual(10);
    expect(answers.filter(({ status }) => status !== 400 && status !== 429)).toEqual([]);
    expect(answers.filter(({ status, retryAfter }) => status === 429 && retryAfter !== "300")).toEqual([]);
    const alarms = await db
      .selectFrom("audit_entry")
      .select("action")
      .where("subject_id", "=", person.personId)
      .where("action", "=", "person.sign-in-limited")
      .execute();
    expect(alarms.length).toBeGreaterThanOrEqual(1);
    expect(alarms.length).toBeLessThanOrEqual(2); // a slow machine may reach the next window
    const mails = await db
      .selectFrom("notification")
      .select("template")
      .where("to_person_id", "=", person.personId)
      .where("template", "=", "sign-in-alarm")
      .execute();
    expect(mails).toHaveLength(1);
  });
