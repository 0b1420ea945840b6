import { isRouteErrorResponse } from "@remix-run/react";
import type { RootData } from "#app/context.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

type Words = { title: string; say: string[] };

const unknown: Words = {
  title: "Sorry, there is a problem with the service",
  say: [
    "Something went wrong on our side. Answers that you saved before are safe.",
    "Try again in a few minutes. If it goes on, tell us and quote the reference below.",
  ],
};

const words: Record<number, Words> = {
  400: {
    title: "We could not read what was sent",
    say: ["Go back, check what you typed and send it again.", "Nothing was changed."],
  },
  403: {
    title: "You can’t do this",
    say: [
      "Your account doesn’t let you do what you tried. Nothing was changed.",
      "If you think that it should, ask the person who looks after your organisation’s accounts, or contact us.",
    ],
  },
  404: {
    title: "Page not found",
    say: [
      "If you typed the address, check that it is right. If you pasted it, check that you copied all of it.",
      "The page may have moved, or it may belong to somebody else’s account.",
    ],
  },
  405: {
    title: "This page can’t be used that way",
    say: ["Go back to the page before and use its links and buttons."],
  },
  409: {
    title: "This has changed since you opened it",
    say: [
      "Somebody else, or you in another tab, was here first. Nothing was changed just now.",
      "Go back, open the page again and look before you decide.",
    ],
  },
  413: {
    title: "What you sent is too big",
    say: [
      "A file can be up to 15 MB. Make the file smaller, for instance by scanning at a lower quality, or split it.",
      "If you sent words only, shorten the longest answer. The answers you saved before are intact.",
    ],
  },
  429: {
    title: "Too many tries",
    say: ["There were many requests from your connection in a short time.", "Wait a few minutes, then try again."],
  },
  500: unknown,
  503: {
    title: "The service is not available at the moment",
    say: [
      "A part that this page needs is not answering. Answers that you saved before are safe.",
      "Try again in a few minutes.",
    ],
  },
};

const wordsFor = (status: number): Words => words[status] ?? (status < 500 ? (words[400] ?? unknown) : unknown);

/** The title of the page for this error. */
export const titleOfError = (error: unknown): string =>
  wordsFor(isRouteErrorResponse(error) ? error.status : 500).title;

/** What the domain said about it, when it said something: `{ message }`. */
function messageIn(data: unknown): string | undefined {
  const message = typeof data === "object" && data !== null && "message" in data ? data.message : undefined;
  return typeof message === "string" && message ? message : undefined;
}

/** What the sender of a refused form had typed: `{ typed }`. */
function typedIn(data: unknown): string[] {
  const typed = typeof data === "object" && data !== null && "typed" in data ? data.typed : undefined;
  return Array.isArray(typed) ? typed.filter((text) => typeof text === "string") : [];
}

/** A page by status, in plain words: what happened, what is safe, what to do, and what to quote. */
export function ErrorPage({ status, data, root }: { status: number; data: unknown; root: RootData }) {
  const { title, say } = wordsFor(status);
  const message = status < 500 ? messageIn(data) : undefined;
  const { email, phone } = root.council;
  return (
    <Page title={title} lead={message}>
      {say.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {typedIn(data).map((text, place) => (
        <Textarea
          key={text}
          name={`typed-${place + 1}`}
          label={place === 0 ? "What you typed, for you to copy" : `What you typed, part ${place + 1}`}
          defaultValue={text}
          readOnly
        />
      ))}
      <p>
        <a href={paths.home()}>Go to the start page</a> or <a href={paths.help()}>get help</a>.
      </p>
      {email || phone ? (
        <p>
          Contact us: {email ? <a href={`mailto:${email}`}>{email}</a> : null}
          {email && phone ? " or " : null}
          {phone}
        </p>
      ) : null}
      {root.requestId ? (
        <p>
          Reference: <strong>{root.requestId}</strong>
        </p>
      ) : null}
    </Page>
  );
}
