import type { Actor } from "#app/access/actor.ts";
import type { Report } from "#app/domain/concerns/concern.ts";
import type { ConcernKeys } from "#app/domain/concerns/concern-seal.server.ts";
import { reportConcern } from "#app/domain/concerns/report-concern.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";

export const reported: Report = {
  what: "A tutor shouted at children and locked a door",
  provider: "",
  worker: "",
  child: "",
  when: "Last Tuesday",
  where: "",
  name: "",
  contact: "",
};

type Options = {
  at: Date;
  keys: ConcernKeys;
  by?: Actor;
  report?: Partial<Report>;
  about?: string;
  submissionKey?: string;
};

/** A concern that somebody reported, anonymously unless `by` and a name are given. */
export async function aConcern(
  db: Db,
  { at, keys, by = { kind: "anonymous" }, report, about = "", submissionKey }: Options,
) {
  const whole = { ...reported, ...report };
  const key = submissionKey ?? uuidv7();
  const input = { report: whole, anonymous: whole.name === "", about, submissionKey: key, clientAddress: key };
  const ref = await reportConcern(db, by, keys, input, at);
  return { ref };
}
