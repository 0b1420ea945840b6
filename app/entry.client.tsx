import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
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

dataDecoded().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  }),
);
