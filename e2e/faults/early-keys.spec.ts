import { paths } from "#app/paths.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aNewcomer, as, tuitionLot } from "#e2e/states/people.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";

type Opened = { pressed?: number; __remixRouter?: unknown };

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("a key pressed just when the page's script starts does not stop it", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const page = await as(visitor, owner);
  await page.addInitScript(pressEarly);
  await page.goto(paths.provider.question(id, "offer"));
  await expect.poll(() => page.evaluate(() => (window as Opened).pressed)).toBeGreaterThan(0);
  await expect.poll(() => page.evaluate(() => Boolean((window as Opened).__remixRouter))).toBe(true);
});

test("words typed before the page's script starts stay where they were typed", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const answers = { "EDU-01": { value: "Saved before." } };
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers });
  const page = await as(visitor, owner);
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(paths.provider.question(id, "offer"), { waitUntil: "commit" });
  const area = page.locator("textarea").first();
  await expect(area).toHaveValue("Saved before.");
  await area.fill("Typed while the script was still on its way.");
  letGo();
  await expect.poll(() => page.evaluate(() => Boolean((window as Opened).__remixRouter))).toBe(true);
  await expect(area).toHaveValue("Typed while the script was still on its way.");
});

/** Presses a key at the moment that a hand rarely hits: React listens already, and has not yet begun to hydrate. */
function pressEarly(): void {
  const press = () => {
    const opened = window as Opened;
    opened.pressed = (opened.pressed ?? 0) + 1;
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift", bubbles: true }));
  };
  const listen = document.addEventListener.bind(document);
  document.addEventListener = (type: string, ...rest: [EventListenerOrEventListenerObject]) => {
    listen(type, ...rest);
    if (type === "keydown") queueMicrotask(press);
  };
}
