import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useLayoutEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { config } from "zod/v4/core";

// zod compiles schemas with `new Function` where it may; the content security policy says it may not.
config({ jitless: true });

/**
 * Waits until the page's data are decoded. Till then RemixBrowser throws a promise, as Suspense has it. React waits for
 * that when it begins by itself; but a key or a click just before makes it hydrate at once, fail (“Root did not
 * complete”) and leave the page without its script.
 */
async function dataDecoded(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    await waiting;
  }
}

const areas = [...document.querySelectorAll("textarea")];
const typed = new Map(areas.filter((area) => area.value !== area.defaultValue).map((area) => [area, area.value]));
const onInput = ({ target }: Event) => {
  if (target instanceof HTMLTextAreaElement) typed.set(target, target.value);
};
document.addEventListener("input", onInput, true);

/** Puts back what was typed into a text area meanwhile: when React takes one over, it sets it to the answer it came with. */
function Portal() {
  useLayoutEffect(() => {
    for (const [area, text] of typed) area.value = text;
    document.removeEventListener("input", onInput, true);
  }, []);
  return <RemixBrowser />;
}

dataDecoded().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <Portal />
      </StrictMode>,
    );
  }),
);
