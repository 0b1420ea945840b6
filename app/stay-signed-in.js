// @ts-check
/**
 * Warns five minutes before a sign-in ends, in every tab at once, and extends it without reloading the page. A plain
 * file of ours, for pages without any other script; the frame renders what it shows, hidden.
 */
const WARN_MS = 5 * 60_000;
const TICK_MS = 1_000;
/** Where tabs tell each other when the sign-in ends, in this browser's own milliseconds. */
const SHARED = "sign-in-ends";

const box = document.getElementById("stay-signed-in");
const words = box?.querySelector("p");
const button = box?.querySelector("button");
const link = box?.querySelector("a");

let ends = 0;
let extended = false;
/** @type {Element | null} */
let cameFrom = null;

if (box && words && button && link) {
  hear();
  new MutationObserver(hear).observe(box, { attributeFilter: ["data-now"] });
  addEventListener("storage", ({ key, newValue }) => key === SHARED && newValue && become(Number(newValue)));
  addEventListener("pageshow", ({ persisted }) => persisted && become(remembered() || ends));
  box.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && !box.contains(relatedTarget)) cameFrom = relatedTarget;
  });
  button.addEventListener("click", extend);
  setInterval(show, TICK_MS);
}

/** Takes what the server said when it made the page: its own clock may differ from the browser's. */
function hear() {
  told(box?.dataset.now, box?.dataset.ends);
}

/** @param {string | undefined} now @param {string | undefined} at */
function told(now, at) {
  become(Date.now() + Date.parse(at ?? "") - Date.parse(now ?? ""));
  try {
    localStorage.setItem(SHARED, String(ends));
  } catch {
    // A browser that keeps nothing warns in each tab by itself.
  }
}

function remembered() {
  try {
    return Number(localStorage.getItem(SHARED));
  } catch {
    return 0;
  }
}

/** @param {number} moment */
function become(moment) {
  ends = moment;
  show();
}

function show() {
  if (!box || !words || !button || !link) return;
  const left = ends - Date.now();
  const ended = left <= 0;
  if (left > WARN_MS) extended = false;
  button.hidden = ended || extended;
  link.hidden = !ended;
  box.hidden = left > WARN_MS;
  if (box.hidden) return;
  say(ended ? whenEnded() : beforeTheEnd(Math.ceil(left / 60_000)));
}

/** @param {number} minutes */
function beforeTheEnd(minutes) {
  const when = `in ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  return extended
    ? `You’ll be signed out ${when}: you signed in 12 hours ago. Save what you are typing, then sign in again.`
    : `You’ll be signed out ${when}.`;
}

function whenEnded() {
  const typing = document.querySelector('main form[method="post"]') !== null;
  link?.setAttribute("href", `${box?.dataset.signIn}?back=${encodeURIComponent(location.pathname)}`);
  if (!typing) return "You were signed out.";
  link?.setAttribute("target", "_blank");
  return "You were signed out. What you typed is still on this page: sign in again in a new tab, then come back here and go on.";
}

/** Says something once: the words are read aloud whenever they change. @param {string} text */
function say(text) {
  if (words && words.textContent !== text) words.textContent = text;
}

async function extend() {
  const answer = await fetch(box?.dataset.extend ?? "", {
    method: "POST",
    redirect: "manual",
    headers: { accept: "application/json" },
  }).catch(() => undefined);
  if (!answer) return say("The service could not be reached. Check your connection, then try again.");
  if (!answer.ok) return become(Date.now());
  const said = await answer.json();
  extended = true;
  told(said.now, said.ends);
  if (box?.hidden && cameFrom instanceof HTMLElement) cameFrom.focus();
}
