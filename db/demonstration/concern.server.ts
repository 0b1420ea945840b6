import type { ConcernKeys } from "#app/domain/concerns/concern-seal.server.ts";
import { reportConcern } from "#app/domain/concerns/report-concern.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";

/** What an invented neighbour reports about one of the invented firms: nobody has opened it yet. */
export async function seedConcern(db: Db, keys: ConcernKeys, now: Date): Promise<void> {
  const report = {
    what: "A tutor left two children alone in the front room for half an hour while he went to the shop.",
    provider: "Hilltop Tuition",
    worker: "I do not know his name",
    child: "",
    when: "Yesterday, about 2 in the afternoon",
    where: "The house opposite mine",
    name: "",
    contact: "",
  };
  const form = { anonymous: true, about: "", submissionKey: uuidv7(now.getTime()), clientAddress: "demonstration" };
  await reportConcern(db, { kind: "anonymous" }, keys, { report, ...form }, now);
}
