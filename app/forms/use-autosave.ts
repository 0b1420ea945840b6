import { useCallback, useEffect, useRef, useState } from "react";

/** What the server answers when a part of a page is saved by itself, or refused with a sentence. */
export type SavedCheck = {
  version?: number;
  said?: string;
  message?: string;
  state?: string;
  open?: number;
  result?: string;
  theirs?: { words: string; comment: string; at: string; version: number };
};
export type Saving = { status: "none" | "saving" | "saved" | "failed" | "stale"; said?: string; answer?: SavedCheck };

const PAUSE_MS = 800;
const offline = "Not saved yet. Check your connection and try again";
const lost = "Not saved. Copy what you wrote, and open this page again";
const signedOut = "Not saved: you are signed out. Sign in again in another window, then try again here";

/**
 * Saves a part of a page by itself. `collect` gives the fields to send with the version last stored. One save runs at a
 * time and the newest words go last, so that a slow line never puts older ones over them. A failure is said and what was
 * typed stays; leaving the page sends what waits.
 */
export function useAutosave(url: string, version: number, collect: (version: number) => URLSearchParams) {
  const [saving, setSaving] = useState<Saving>({ status: "none" });
  const stored = useRef(version);
  if (version > stored.current) stored.current = version;
  const work = useRef({ busy: false, again: false, timer: 0 });
  const newest = useRef(collect);
  newest.current = collect;

  const save = useCallback(async (): Promise<void> => {
    const now = work.current;
    window.clearTimeout(now.timer);
    now.timer = 0;
    if (now.busy) {
      now.again = true;
      return;
    }
    now.busy = true;
    setSaving((before) => ({ ...before, status: "saving", said: "Saving" }));
    const done = await send(url, newest.current(stored.current));
    stored.current = done.answer?.version ?? done.answer?.theirs?.version ?? stored.current;
    now.busy = false;
    setSaving((before) => ({ ...before, ...done, answer: done.answer ?? before.answer }));
    if (!now.again) return;
    now.again = false;
    if (done.status !== "stale") await save();
  }, [url]);

  const saveSoon = useCallback(() => {
    window.clearTimeout(work.current.timer);
    work.current.timer = window.setTimeout(save, PAUSE_MS);
  }, [save]);

  const saveNow = useCallback(() => {
    if (work.current.timer) void save();
  }, [save]);

  useEffect(() => {
    window.addEventListener("pagehide", saveNow);
    return () => window.removeEventListener("pagehide", saveNow);
  }, [saveNow]);

  return { saving, version: stored.current, save, saveSoon, saveNow };
}

async function send(url: string, body: URLSearchParams): Promise<Saving> {
  try {
    const response = await fetch(url, { method: "POST", body, redirect: "manual", keepalive: true });
    if (response.type === "opaqueredirect" || response.status === 401) return { status: "failed", said: signedOut };
    if (!response.ok) return { status: "failed", said: lost };
    const answer = (await response.json()) as SavedCheck;
    if (answer.theirs) return { status: "stale", said: answer.message, answer };
    if (answer.message) return { status: "failed", said: `Not saved yet. ${answer.message}` };
    return { status: "saved", said: answer.said, answer };
  } catch {
    return { status: "failed", said: offline };
  }
}
