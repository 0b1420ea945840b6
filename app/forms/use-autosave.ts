import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** What the server answers when a part of a page is saved by itself, or refused with a sentence. */
export type SavedCheck = {
  version?: number;
  said?: string;
  message?: string;
  state?: string;
  open?: number;
  result?: string;
  /** The checks whose question to the provider is still to be written. */
  toWrite?: string[];
  theirs?: { words: string; comment: string; at: string; version: number };
};
export type Saving = { status: "none" | "saving" | "saved" | "failed" | "stale"; said?: string; answer?: SavedCheck };

const PAUSE_MS = 800;
const offline = "Not saved yet. Check your connection and try again";
const lost = "Not saved. Copy what you wrote, and open this page again";
const signedOut = "Not saved: you are signed out. Sign in again in another window, then try again here";

/** The saves of a page that are on their way, each with how it ends. */
export type Running = Set<Promise<Saving["status"]>>;

/**
 * Saves a part of a page by itself. `collect` gives the fields to send with the version last stored. One save runs at a
 * time and the newest words go last, so that a slow line never puts older ones over them. A failure is said and what was
 * typed stays; leaving the page sends what waits. What is on its way stands in `running`, for a button to wait for.
 */
export function useAutosave(
  url: string,
  version: number,
  collect: (version: number) => URLSearchParams,
  running: Running,
) {
  const [saving, setSaving] = useState<Saving>({ status: "none" });
  const stored = useRef(version);
  if (version > stored.current) stored.current = version;
  const work = useRef({ busy: false, again: false, timer: 0 });
  const newest = useRef(collect);
  newest.current = collect;

  const run = useCallback(async (): Promise<Saving["status"]> => {
    const now = work.current;
    now.busy = true;
    setSaving((before) => ({ ...before, status: "saving", said: "Saving" }));
    let done: Saving;
    do {
      now.again = false;
      done = await send(url, newest.current(stored.current));
      stored.current = done.answer?.version ?? done.answer?.theirs?.version ?? stored.current;
    } while (now.again && done.status !== "stale");
    now.busy = false;
    // At once: the form may be sent next, with the version that is stored now.
    flushSync(() => setSaving((before) => ({ ...before, ...done, answer: done.answer ?? before.answer })));
    return done.status;
  }, [url]);

  const save = useCallback(() => {
    const now = work.current;
    window.clearTimeout(now.timer);
    now.timer = 0;
    now.again = true;
    if (now.busy) return;
    const saves = run();
    running.add(saves);
    void saves.finally(() => running.delete(saves));
  }, [run, running]);

  const saveSoon = useCallback(() => {
    window.clearTimeout(work.current.timer);
    work.current.timer = window.setTimeout(save, PAUSE_MS);
  }, [save]);

  const saveNow = useCallback(() => {
    if (work.current.timer) save();
  }, [save]);

  useEffect(() => {
    window.addEventListener("pagehide", saveNow);
    return () => window.removeEventListener("pagehide", saveNow);
  }, [saveNow]);

  return { saving, version: stored.current, save, saveSoon, saveNow };
}

/**
 * For a form whose parts save themselves: it is sent once nothing is on its way any more, so that it never clashes with
 * its own saves; and not at all when another window's text has to be read first.
 */
export async function sendWhenSaved(event: FormEvent<HTMLFormElement>, running: Running): Promise<void> {
  if (running.size === 0) return;
  event.preventDefault();
  const form = event.currentTarget;
  const { submitter } = event.nativeEvent as SubmitEvent;
  const ends = await Promise.all(running);
  if (!ends.includes("stale")) form.requestSubmit(submitter);
}

async function send(url: string, body: URLSearchParams): Promise<Saving> {
  try {
    const response = await fetch(url, { method: "POST", body, redirect: "manual", keepalive: true });
    if (response.type === "opaqueredirect" || response.status === 401) return { status: "failed", said: signedOut };
    // What the portal can't do at all it answers with a page.
    if (!response.headers.get("content-type")?.startsWith("application/json")) return { status: "failed", said: lost };
    const answer = (await response.json()) as SavedCheck;
    if (answer.theirs) return { status: "stale", said: answer.message, answer };
    if (answer.message) return { status: "failed", said: `Not saved yet. ${answer.message}` };
    return { status: "saved", said: answer.said, answer };
  } catch {
    return { status: "failed", said: offline };
  }
}
