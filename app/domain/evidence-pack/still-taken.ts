import { formatDate } from "#app/domain/london-time.ts";

/** Why no pack that a council's key signed is taken any more, for its provider to read; undefined while it is trusted. */
export function whyNotTrusted(council: {
  name: string;
  endedAt: Date | null;
  endedAs: "ended" | "revoked" | null;
}): string | undefined {
  if (council.endedAs === "revoked")
    return `The key that signed this pack was revoked: somebody else may have used it. Make a new pack on the portal of ${council.name} and bring that one`;
  if (council.endedAt) return `We take no packs of ${council.name} any more. Answer the questions here`;
  return undefined;
}

/** Why a pack counts no more on a London date, `expiresOn` being the last one on which it does; undefined while it does. */
export function whyPastLastDay(expiresOn: string, council: { name: string }, today: string): string | undefined {
  if (expiresOn >= today) return undefined;
  return `This pack counted until ${formatDate(expiresOn)}. Make a new one on the portal of ${council.name}`;
}
