import type { Locator } from "@playwright/test";
import { expect } from "../fixtures.ts";

/** Moves to something as a keyboard does: it must take the focus. */
async function reach(thing: Locator): Promise<void> {
  await thing.focus();
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
