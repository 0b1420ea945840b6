import { useNavigate } from "@remix-run/react";
import type { EvidencePaneView } from "#app/domain/reviews/evidence-pane.server.ts";
import { paths } from "#app/paths.ts";
import { useKeys } from "#app/ui/keys.ts";
import { shownAt } from "./evidence-pane.tsx";

/** The keys of the desk, in the order in which a reviewer meets them. */
export const deskKeys = [
  { key: "j", does: "Next check" },
  { key: "k", does: "Check before" },
  { key: "m", does: "This check is met" },
  { key: "x", does: "Not met" },
  { key: "a", does: "Not applicable" },
  { key: "f", does: "This check waits until the provider was asked" },
  { key: "q", does: "Write the question to the provider" },
  { key: "c", does: "Write a comment" },
  { key: "e", does: "Show the document of this check" },
  { key: "[", does: "Previous page of the document" },
  { key: "]", does: "Next page of the document" },
  { key: "s", does: "Save and continue" },
  { key: "n", does: "Open the next application" },
] as const;

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-check]")];
const current = () => document.activeElement?.closest<HTMLElement>("[data-check]") ?? undefined;

function move(step: 1 | -1): void {
  const all = rows();
  const here = current();
  const place = here ? all.indexOf(here) + step : step === 1 ? 0 : all.length - 1;
  all[place]?.focus();
}

const choose = (value: string) => current()?.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click();

/** Judging a section by single keys: findings only inside a check, so that a stray key says nothing anywhere else. */
export function useDeskKeys(place: { applicationId: string; sectionId: string }, pane: EvidencePaneView | undefined) {
  const navigate = useNavigate();
  const turn = (step: 1 | -1) => {
    const to = (pane?.page ?? 0) + step;
    if (pane && to >= 1 && to <= pane.drawn)
      navigate(shownAt(place, pane.document.id, to), { preventScrollReset: true });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    m: () => choose("met"),
    x: () => choose("not-met"),
    a: () => choose("not-applicable"),
    f: () => choose("ask"),
    q: () => current()?.querySelector<HTMLElement>("[data-ask]")?.click(),
    c: () => current()?.querySelector("textarea")?.focus(),
    e: () => current()?.querySelector<HTMLElement>("[data-evidence]")?.click(),
    "[": () => turn(-1),
    "]": () => turn(1),
    s: () => document.querySelector<HTMLElement>('button[name="intent"][value="continue"]')?.click(),
    n: () => window.location.assign(paths.admin.nextApplication(place.applicationId)),
  });
}
