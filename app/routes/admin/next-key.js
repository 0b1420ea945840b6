// @ts-check
/**
 * Opens the next application at the letter n. Not while something is typed, not with a modifier, and not where the
 * reader turned single keys off: a single letter must never act on those who speak to their computer (WCAG 2.1.4).
 */
// The same switch as that of the desk (app/ui/keys.ts), whose pages are hydrated.
const KEPT = "single-keys";
const box = document.getElementById("next-key");
const state = box?.querySelector("span");
const button = box?.querySelector("button");

const isOff = () => localStorage.getItem(KEPT) === "off";

function show() {
  if (!box || !state || !button) return;
  box.hidden = false;
  state.textContent = isOff() ? "Single keys are turned off on this machine." : "Or press N.";
  button.textContent = isOff() ? "Turn single keys on" : "Turn single keys off";
}

/** @param {EventTarget | null} target */
const typing = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest("input, textarea, select, dialog") !== null);

button?.addEventListener("click", () => {
  localStorage.setItem(KEPT, isOff() ? "on" : "off");
  show();
});
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "n" || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (typing(event.target) || isOff()) return;
  const link = document.querySelector("a[data-next-application]");
  if (link instanceof HTMLAnchorElement) link.click();
});
show();
