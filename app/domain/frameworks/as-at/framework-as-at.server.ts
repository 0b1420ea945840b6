import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type BasisPeriod, basisAt } from "../basis/bases.server.ts";
import { contentAt, publicFrameworks } from "./content-at.server.ts";
import { type FrameworkInWords, frameworkInWords, type LotInWords, lotInWords } from "./framework-in-words.ts";
import { type LotStood, lotsStood } from "./lots-stood.server.ts";
import { questionsAt, type VersionOfQuestions } from "./questions-at.server.ts";

/** Everything that is public about a framework, as it stood. `ended` is said of now only. */
export type FrameworkAsAt = {
  slug: string;
  name: string;
  summary: string;
  ended: boolean;
  words: FrameworkInWords;
  basis: BasisPeriod | undefined;
  lots: (LotStood & { words: LotInWords })[];
  versions: VersionOfQuestions[];
};

/**
 * What a framework's page says at an instant (UTC), `now` or earlier; undefined before the framework was first open.
 * Throws NotFound for a draft, at whatever instant.
 */
export async function frameworkAsAt(
  db: Db | Trx,
  slug: string,
  at: Date,
  now: Date,
): Promise<FrameworkAsAt | undefined> {
  const framework = await publicFrameworks(db).where("slug", "=", slug).executeTakeFirst();
  if (!framework) throw new NotFound("framework");
  const content = await contentAt(db, framework.id, at, now);
  if (!content) return undefined;
  const today = londonDate(at);
  const [basis, lots, { versions }] = await Promise.all([
    basisAt(db, framework.id, at),
    lotsStood(db, content.lots, at),
    questionsAt(db, framework.id, at),
  ]);
  return {
    ...{ slug, name: content.name, summary: content.summary, ended: at >= now && framework.status === "ended" },
    words: frameworkInWords(content.details, today),
    basis,
    lots: lots.map((lot) => ({ ...lot, words: lotInWords(lot.details, today) })),
    versions,
  };
}
