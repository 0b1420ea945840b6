import type { Locator, Page } from "@playwright/test";
import { expect } from "../fixtures.ts";

/** Moves to something as a keyboard does: it must take the focus, and stand where the Tab key comes by. */
async function reach(thing: Locator): Promise<void> {
  await thing.focus();
  await expect(thing).toHaveJSProperty("tabIndex", 0);
  await expect(thing).toBeFocused();
}

/** Follows a link, or presses a button, with Enter. */
export async function enter(thing: Locator): Promise<void> {
  await reach(thing);
  await thing.press("Enter");
}

/** Chooses a radio button or ticks a box with the space bar. */
export async function choose(thing: Locator): Promise<void> {
  await reach(thing);
  await thing.press("Space");
  await expect(thing).toBeChecked();
}

/** Opens or shuts the part of a page under this heading with Enter. */
export const unfold = (page: Page, heading: string): Promise<void> =>
  enter(page.locator("summary").filter({ hasText: heading }).first());

/** Picks from a list by typing the option's words, again when they came too slowly to count as one. */
export async function pick(list: Locator, words: string): Promise<void> {
  await reach(list);
  await expect(async () => {
    await list.pressSequentially(words);
    await expect(list.locator("option:checked")).toContainText(words, { timeout: 1_000 });
  }).toPass();
}

/** Types into a field from the keyboard, after whatever stands there is marked. */
export async function write(field: Locator, text: string): Promise<void> {
  await reach(field);
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(text);
}

/** Types a date into its three boxes. */
export async function writeDate(group: Locator, [day, month, year]: readonly string[]): Promise<void> {
  for (const [label, text] of [
    ["Day", day],
    ["Month", month],
    ["Year", year],
  ] as const)
    await write(group.getByLabel(label), text ?? "");
}
