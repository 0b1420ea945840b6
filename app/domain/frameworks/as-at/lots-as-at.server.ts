import type { Db, Trx } from "#db/client.server.ts";
import { contentAt, publicFrameworks } from "./content-at.server.ts";
import { type LotStood, lotsStood } from "./lots-stood.server.ts";

/** A framework and its lots as they stood. */
export type FrameworkLots = { slug: string; name: string; summary: string; ended: boolean; lots: LotStood[] };

/** What the list of lots says at an instant (UTC), `now` or earlier: framework by framework, without drafts and what was not open yet. */
export async function lotsAsAt(db: Db | Trx, at: Date, now: Date): Promise<FrameworkLots[]> {
  const listed: FrameworkLots[] = [];
  // A council has a handful of them.
  for (const { id, slug, status } of await publicFrameworks(db).limit(100).execute()) {
    const content = await contentAt(db, id, at, now);
    if (!content || content.lots.length === 0) continue;
    const { name, summary, lots } = content;
    listed.push({ slug, name, summary, ended: at >= now && status === "ended", lots: await lotsStood(db, lots, at) });
  }
  return listed;
}
