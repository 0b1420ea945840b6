import { MOST_FIELDS } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { limits } from "#app/server/guards/body-limit.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aNewcomer, tuitionLot } from "#e2e/states/people.ts";
import { cookieOf } from "../access/ask.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { fillIn, send } from "./forms.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const FIELD = "EDU-01.value";
const SUMMARY = "There is a problem";

/** Someone with an application, at the page with one long answer. */
async function atQuestion() {
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const cookie = await cookieOf(portal, owner.email);
  const path = paths.provider.question(id, "offer");
  const post = async (values: Record<string, string>, more: [string, string][] = []) => {
    const sent = await fillIn(portal, cookie, path, "Save and continue", values);
    for (const [name, value] of more) sent.body.append(name, value);
    return send(portal, cookie, sent);
  };
  const answers = () =>
    db.selectFrom("answer").select(["question_id", "value"]).where("provider_id", "=", owner.providerId).execute();
  return { post, answers, path, cookie };
}

test("an answer that is not good enough is shown again, with what was typed and a link to the field", async () => {
  const { post, answers } = await atQuestion();
  for (const [typed, again] of [
    ["", ""],
    ["word ".repeat(400).trim(), "word word word"],
    ["before\0after", "before\ufffdafter"],
  ] as const) {
    const { status, html } = await post({ [FIELD]: typed });
    expect(status, typed.slice(0, 20)).toBe(400);
    expect(html).toContain(SUMMARY);
    expect(html).toContain(`href="#${FIELD}"`);
    expect(html).toContain(again);
    expect((await answers()).every(({ question_id }) => question_id === "EDU-01")).toBe(true);
  }
});

test("every script, quotation mark and emoji is an answer like another", async () => {
  const { post, answers } = await atQuestion();
  const typed = "O'Neill <b>\"Straße\"</b> 🎓 العربية '); drop table answer; --";
  const ignored: [string, string] = [`${FIELD}.constructor.prototype.admin`, "yes"];
  expect((await post({ [FIELD]: typed }, [ignored])).status).toBe(303);
  expect(await answers()).toEqual([{ question_id: "EDU-01", value: { value: typed } }]);
});

test("fields that no page of ours sends are refused, and nothing is written", async () => {
  const { post, answers, path, cookie } = await atQuestion();
  const typed = "What I typed before";
  for (const name of ["__proto__", "EDU-01.__proto__.value"]) {
    const { status, html } = await post({ [FIELD]: typed }, [[name, "yes"]]);
    expect(status, name).toBe(400);
    expect(html).toContain(SUMMARY);
    expect(html).toContain(typed);
  }
  const many = Array.from({ length: 100_000 }, () => "x").join("&");
  expect(many.length).toBeLessThan(limits.form);
  const headers = { cookie, origin: portal.url, "content-type": "application/x-www-form-urlencoded" };
  const answer = await fetch(portal.url + path, { method: "POST", redirect: "manual", headers, body: many });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(SUMMARY);
  const within = Array.from({ length: MOST_FIELDS + 1 }, (_, place): [string, string] => [`x${place}`, ""]);
  expect((await post({ [FIELD]: typed }, within)).status).toBe(400);
  expect(await answers()).toEqual([]);
});

test("a form over the limit gets a page that says what to do, and the saved answer stays", async () => {
  const { post, answers } = await atQuestion();
  expect((await post({ [FIELD]: "The saved answer" })).status).toBe(303);
  const { status, html } = await post({ [FIELD]: "x".repeat(limits.form) });
  expect(status).toBe(413);
  expect(html).toContain("What you sent is too big");
  expect(html).toContain("Provider portal");
  expect(html).toContain("The answers you saved before are intact.");
  expect(await answers()).toEqual([{ question_id: "EDU-01", value: { value: "The saved answer" } }]);
});
