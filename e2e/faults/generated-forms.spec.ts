import type { Column, Field } from "#app/domain/question-sets/question.ts";
import { faultsIn } from "#app/domain/question-sets/set-faults.ts";
import { paths } from "#app/paths.ts";
import { limits } from "#app/server/guards/body-limit.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aPage, aQuestion, aSection, twoChoices } from "#db/factories/question-sets.ts";
import { aNewcomer, as } from "#e2e/states/people.ts";
import { cookieOf } from "../access/ask.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { fillIn, send } from "./forms.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const columns: Column[] = [
  { kind: "shortText", name: "short", noun: "the name", label: "Name" },
  { kind: "longText", name: "long", noun: "the words", label: "Words", maxWords: 500 },
];
const texts: Field[] = [
  ...columns,
  { kind: "table", name: "rows", noun: "the row", row: "row", maxRows: 3, columns },
  { kind: "contacts", name: "people", noun: "people", contacts: twoChoices.slice(1) },
];
const values: Field[] = [
  { kind: "shortText", name: "url", noun: "the address", label: "Address", format: "url" },
  { kind: "shortText", name: "postcode", noun: "the postcode", label: "Postcode", format: "postcode" },
  { kind: "date", name: "since", noun: "the date", label: "Date" },
  { kind: "money", name: "rate", noun: "the rate", label: "Rate" },
];
const questions = {
  lots: ["tuition"],
  version: 1,
  sections: [aSection("all", aPage("texts", aQuestion("QUE-01", texts)), aPage("values", aQuestion("QUE-02", values)))],
};
const everywhere = (text: string) => ({
  ...Object.fromEntries(
    ["short", "long", "rows.0.short", "rows.0.long", "people.two.name"].map((name) => [`QUE-01.${name}`, text]),
  ),
  "QUE-01.people.two.email": "name@example.com",
  "QUE-01.people.two.phone": "01432 960 001",
});
const good = {
  "QUE-02.url": "https://www.example.com",
  "QUE-02.postcode": "HR1 2ZZ",
  "QUE-02.since-day": "1",
  "QUE-02.since-month": "2",
  "QUE-02.since-year": "2026",
  "QUE-02.rate": "45",
};

/** Someone who applies for a lot that asks these questions and no others. */
async function applying() {
  expect(faultsIn(questions)).toEqual([]);
  const owner = await aNewcomer(db);
  const lot = await aQuietLot(db, { status: "open", name: "Questions by form" });
  await db
    .updateTable("question_set")
    .set({ definition: JSON.stringify(questions) })
    .where("id", "=", lot.questionSetId)
    .execute();
  const { id } = await anApplication(db, { owner, lot, answers: {} });
  const cookie = await cookieOf(portal, owner.email);
  const post = async (page: "texts" | "values", typed: Record<string, string>, more: [string, string][] = []) => {
    const sent = await fillIn(portal, cookie, paths.provider.question(id, page), "Save and continue", typed);
    for (const [name, value] of more) sent.body.append(name, value);
    return send(portal, cookie, sent);
  };
  const answers = () =>
    db.selectFrom("answer").select(["question_id", "value"]).where("provider_id", "=", owner.providerId).execute();
  return { owner, id, post, answers };
}

test("B1: a megabyte, names that reach for what objects inherit, and a pattern's worst text: answered at once, nothing breaks", async () => {
  const { post, answers } = await applying();
  const big = await post("texts", everywhere("x".repeat(1_000_000)));
  expect(big.status).toBe(413);
  expect(big.html).toContain("What you sent is too big");
  expect((await post("texts", everywhere("Acme"), [["QUE-01.__proto__.admin", "yes"]])).status).toBe(400);
  expect(await answers()).toEqual([]);
  const inherited: [string, string][] = ["QUE-01.constructor.prototype.admin", "constructor", "toString"].map(
    (name) => [name, "yes"],
  );
  expect((await post("texts", everywhere("Acme"), inherited)).status).toBe(303);
  expect(JSON.stringify(await answers())).not.toContain("admin");
  const dots = `http://${"a.".repeat(100_000)} b`;
  expect(dots.length).toBeLessThan(limits.form);
  const began = Date.now();
  const slow = await post("values", { ...good, "QUE-02.url": dots });
  expect(slow.status).toBe(400);
  expect(slow.html).toContain("The address must be 200 characters or less");
  expect(Date.now() - began).toBeLessThan(10_000);
});

test("B2: what cannot be shown is refused and kept in sight; accents are put together; text from right to left stays by itself", async ({
  visitor,
}) => {
  const { owner, id, post, answers } = await applying();
  const refused = await post("texts", everywhere("a\0b\ud800c"));
  expect(refused.status).toBe(400);
  expect(refused.html).toContain("must not include characters that cannot be shown");
  expect(refused.html).toContain("a\ufffdb\ufffdc");
  expect((await post("texts", everywhere("Zoe\u0308 \u202Eabc 👩‍🏫 “it’s”\u00A0x"))).status).toBe(303);
  const [answer] = await answers();
  expect(answer?.value).toMatchObject({ short: "Zoë \u202Eabc 👩‍🏫 “it’s”\u00A0x" });
  const page = await as(visitor, owner);
  await page.goto(portal.url + paths.provider.checkAnswers(id));
  const shown = page.locator(".app-answer", { hasText: "Zoë" });
  await expect(shown).toHaveCount(4);
  for (const one of await shown.all())
    expect(await one.evaluate((el) => getComputedStyle(el).unicodeBidi)).toBe("isolate");
});

test("B3: any name is a name, and never markup, on the question's page and where answers are checked", async ({
  visitor,
}) => {
  const { owner, id, post } = await applying();
  const page = await as(visitor, owner);
  for (const name of ["O'Neill", "Æthelflæd", "X", "Null", "<b>bold</b>", "é".repeat(200)]) {
    expect((await post("texts", everywhere(name))).status, name).toBe(303);
    await page.goto(portal.url + paths.provider.checkAnswers(id));
    await expect(page.locator(".app-answer").first()).toHaveText(name);
    await expect(page.locator("main b")).toHaveCount(0);
    await page.goto(portal.url + paths.provider.question(id, "texts"));
    await expect(page.locator('[name="QUE-01.short"]')).toHaveValue(name);
    await expect(page.locator('[name="QUE-01.rows.0.long"]')).toHaveValue(name);
  }
});

test("B5, B6, B7: a postcode, a date and an amount that are none each get a sentence, and stay as typed", async () => {
  const { post, answers } = await applying();
  const wrong = {
    "QUE-02.postcode": "BFPO 1",
    "QUE-02.since-day": "31",
    "QUE-02.since-month": "6",
    "QUE-02.rate": "1e3",
  };
  const { status, html } = await post("values", { ...good, ...wrong });
  expect(status).toBe(400);
  for (const sentence of [
    "Enter a full UK postcode, like HR1 2AA",
    "The date must be a real date, like 27 3 2026",
    "The rate must be an amount in pounds, like 45 or 45.50",
  ])
    expect(html).toContain(sentence);
  for (const name of ["postcode", "since", "rate"]) expect(html).toContain(`href="#QUE-02.${name}"`);
  for (const typed of Object.values(wrong)) expect(html).toContain(`value="${typed}"`);
  expect((await answers())[0]?.value).toMatchObject({ postcode: "BFPO 1", rate: "1e3" });
  expect((await post("values", { ...good, "QUE-02.postcode": "hr12zz", "QUE-02.rate": "£1,234.5" })).status).toBe(303);
});
