import type { Locator, Page } from "@playwright/test";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { flatten, type Values } from "#app/forms/names.ts";
import { expect } from "../fixtures.ts";
import { type Beside, upload } from "./upload.ts";

const MOST_PAGES = 90;
const asValues = (answers: Answers): Values => flatten(answers as never);

/**
 * Goes through an application page by page, by the task list's links and “Save and continue”, typing what `answers`
 * say by the inputs' names, and uploading `beside.file` wherever a document is asked. `each` sees every page first.
 */
export async function answerAll(
  page: Page,
  answers: Answers,
  beside: Beside,
  each: (page: Page) => Promise<void>,
): Promise<void> {
  const values = asValues(answers);
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    if (await isTaskList(page)) {
      const open = page.locator("#main-content li").filter({ hasNotText: "Completed" }).getByRole("link").first();
      if ((await open.count()) === 0) return;
      await open.click();
      await expect(page.getByRole("button", { name: "Save and continue" })).toBeVisible();
    }
    await each(page);
    await addMissingRows(page, values);
    await fill(page, values);
    await uploadMissing(page, beside, values);
    // The address may change a moment before the page does.
    const heading = page.getByRole("heading", { level: 1 });
    const before = await heading.innerText();
    await page.getByRole("button", { name: "Save and continue" }).click();
    await expect(heading).not.toHaveText(before);
  }
  throw new Error("The form does not come to an end");
}

const isTaskList = async (page: Page): Promise<boolean> =>
  (await page.getByRole("button", { name: "Save and continue" }).count()) === 0;

type Control = { name: string; type: string; value: string };

/** Types into every visible input whose name `values` knows; again, until choosing shows nothing more. */
async function fill(page: Page, values: Values): Promise<void> {
  const done = new Set<string>();
  for (let before = -1; before !== done.size; ) {
    before = done.size;
    for (const control of await controls(page)) {
      const typed = [values[control.name] ?? []].flat();
      const key = isChoice(control) ? `${control.name}=${control.value}` : control.name;
      if (typed.length === 0 || done.has(key)) continue;
      await enter(page.locator(selectorOf(control)).first(), control, typed);
      done.add(key);
    }
  }
}

/** Those that can be seen, told in one go: to ask each of them alone took most of a journey's time. */
const controls = (page: Page): Promise<Control[]> =>
  page.locator("#main-content form :is(input, textarea, select)").evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({
        name: element.getAttribute("name") ?? "",
        type: element.getAttribute("type") ?? element.tagName.toLowerCase(),
        value: element.getAttribute("value") ?? "",
      })),
  );

const isChoice = ({ type }: Control): boolean => type === "radio" || type === "checkbox";
const selectorOf = (control: Control): string =>
  `[name="${control.name}"]${isChoice(control) ? `[value="${control.value}"]` : ""}`;

async function enter(input: Locator, control: Control, typed: string[]): Promise<void> {
  if (isChoice(control)) {
    if (typed.includes(control.value)) await input.check();
  } else if (control.type === "select") await input.selectOption(typed[0] ?? "");
  else if (control.type !== "hidden" && control.type !== "file") await input.fill(typed[0] ?? "");
}

async function addMissingRows(page: Page, values: Values): Promise<void> {
  for (const name of Object.keys(values)) {
    const [, table, row] = /^(.*)\.(\d+)\.[^.]+$/.exec(name) ?? [];
    if (!table || row === "0" || (await page.locator(`[name="${table}.0.${name.split(".").at(-1)}"]`).count()) === 0)
      continue;
    if ((await page.locator(`[name="${name}"]`).count()) > 0) continue;
    await page.locator(`button[value="add-row:${table}"]`).click();
    await expect(page.locator(`[name="${name}"]`).first()).toBeVisible();
  }
}

async function uploadMissing(page: Page, beside: Beside, values: Values): Promise<void> {
  const uploads = page.getByRole("button", { name: /^Upload / });
  while ((await uploads.count()) > 0) {
    await uploads.first().click();
    await upload(page, beside);
    await fill(page, values);
  }
}
