import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { FrameworkQuestions } from "../question.ts";
import { findDraft } from "./drafts.server.ts";
import { getVersion, lotNames, type VersionState } from "./versions.server.ts";

/** A draft or a published version, as its pages show it. `draft` is the version of the draft; undefined once published. */
export type Either = {
  id: string;
  frameworkId: string;
  frameworkName: string;
  name: string;
  set: FrameworkQuestions;
  lots: { code: string; name: string }[];
  draft: number | undefined;
  baseId: string | null;
  state: VersionState | "draft";
  about: string;
  why: string | null;
};

/** The draft or the version with this id. Throws NotFound. */
export async function eitherOf(db: Db | Trx, id: string, now: Date): Promise<Either> {
  const draft = await findDraft(db, id);
  if (draft) {
    const { frameworkId, frameworkName, set, baseId } = draft;
    return {
      ...{ id, frameworkId, frameworkName, set, baseId, draft: draft.version, state: "draft", why: null },
      name: `Version ${set.version} (draft)`,
      lots: await lotNames(db, frameworkId, set.lots),
      about: `Last changed by ${draft.updatedBy}, ${formatDateTime(draft.updatedAt)}`,
    };
  }
  const { version, set } = await getVersion(db, id, now);
  const { frameworkId, frameworkName, state, publishedAt, publishedBy, why } = version;
  const when = formatDate(publishedAt);
  const from = state === "coming" ? `Comes into force on ${when}` : `In force from ${when}`;
  return {
    ...{ id, frameworkId, frameworkName, set, state, why, baseId: null, draft: undefined },
    name: `Version ${version.version}`,
    lots: await lotNames(db, frameworkId, set.lots),
    about: publishedBy ? `${from}, published by ${publishedBy}` : from,
  };
}
