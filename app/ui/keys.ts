import { useEffect, useRef } from "react";

/** What each key does; named as the browser names it: "n", "?", "[". */
export type Keys = Readonly<Record<string, () => void>>;

type Pressed = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "defaultPrevented" | "isComposing">;
type Place = { tagName: string; type?: string; isContentEditable?: boolean };

const ticked = ["radio", "checkbox", "button", "submit", "reset"];

/** Whether letters typed there are text: a box to write in or a list to choose from. */
const takesText = ({ tagName, type = "", isContentEditable }: Place): boolean =>
  isContentEditable === true ||
  tagName === "TEXTAREA" ||
  tagName === "SELECT" ||
  (tagName === "INPUT" && !ticked.includes(type));

/**
 * What a pressed key does, or undefined: nothing while somebody writes, and nothing with Alt, Ctrl or Command, which
 * are the browser's and the screen reader's.
 */
export function meaningOf(keys: Keys, pressed: Pressed, place: Place): (() => void) | undefined {
  if (pressed.defaultPrevented || pressed.isComposing) return undefined;
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey || takesText(place)) return undefined;
  return Object.hasOwn(keys, pressed.key) ? keys[pressed.key] : undefined;
}

const SWITCH = "single-keys";

/** Whether single keys work on this machine: they can be switched off (WCAG 2.2, 2.1.4). */
export const keysAreOn = (): boolean => localStorage.getItem(SWITCH) !== "off";
export const switchKeys = (on: boolean): void => localStorage.setItem(SWITCH, on ? "on" : "off");

/**
 * Single keys of a page, for those who work in it all day: `useKeys({ n: openNext })`. Links and buttons do the same
 * without them, and without JavaScript. A page that uses this shows a `KeyList`.
 */
export function useKeys(keys: Keys): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const run = meaningOf(newest.current, event, event.target instanceof HTMLElement ? event.target : document.body);
      if (!run || !keysAreOn()) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
