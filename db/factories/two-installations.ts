import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { ProviderPerson } from "#app/access/actor.ts";
import { giveEvidence } from "#app/domain/evidence/give-evidence.server.ts";
import { scanEvidence } from "#app/domain/evidence/scan-evidence.server.ts";
import { applyImport } from "#app/domain/evidence-pack/apply-import.server.ts";
import { gather } from "#app/domain/evidence-pack/gather.server.ts";
import { answerValue } from "#app/domain/evidence-pack/import-files.ts";
import { importPage } from "#app/domain/evidence-pack/import-page.server.ts";
import { makePack } from "#app/domain/evidence-pack/make-pack.server.ts";
import { openPack } from "#app/domain/evidence-pack/open-pack.server.ts";
import { takePack } from "#app/domain/evidence-pack/take-pack.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db } from "#db/client.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import type { TestDatabase } from "#db/test-database/test-database.ts";
import { anApplication } from "./applications.ts";
import { aPackKey, aTrustedCouncil } from "./evidence-packs.ts";
import { anOfficer, aProviderPerson } from "./people.ts";

/** An installation: its database, and its store once a test runs. */
export type Installation = { database: TestDatabase; s3: { readonly store: ObjectStore } };

export const now = new Date("2026-09-14T09:00:00Z");
export const NAME = "Made-up Tuition";
/** Its company number in both installations, by which they know it. */
const COMPANY = "01234567";
export const policy = Buffer.from(shortPdf("Our safeguarding policy"));
export const maker = { council: "Northshire Council", portal: "https://portal.northshire.example" };

/** Two installations with a key each: a provider's pack is made `there` and brought `here`. */
export function twoInstallations(there: Installation, here: Installation) {
  const [theirKey, ourKey] = [aPackKey(), aPackKey()];
  const means = () => ({
    db: here.database.web,
    store: here.s3.store,
    key: ourKey,
    askAt: "provision@council.example",
  });
  const bring = (owner: ProviderPerson, applicationId: string, bytes: Buffer, at = now) =>
    takePack(means(), owner, { applicationId, bytes, submissionKey: uuidv7() }, at);
  const pageOf = (owner: ProviderPerson, id: string) =>
    readAs(here.database.web, owner, (trx) => importPage(trx, owner, id, now));
  return {
    ...{ theirKey, ourKey, means, bring, pageOf },
    aProviderThere: (name = NAME) => aFilledProvider(there, name),

    /** A pack of everything that the provider may take with it, as it is downloaded. */
    async madeThere(owner: ProviderPerson, at = now): Promise<Buffer> {
      const db = there.database.web;
      const { answers } = await readAs(db, owner, (trx) => gather(trx, owner.providerId, maker.council));
      const sections = [...new Set(answers.map(({ section }) => section))];
      const input = { sections, files: ["SAF-01.value"], submissionKey: uuidv7() };
      const id = await makePack({ db, ...maker, key: theirKey }, owner, input, at);
      return buffer((await openPack({ db, store: there.s3.store }, owner, id, at)).body);
    },
    async aDraftHere(name = NAME, answers = {}, companyNumber = name === NAME ? COMPANY : null) {
      const owner = await aProviderPerson(here.database.owner, { providerName: name });
      await isCompany(here.database.owner, owner, companyNumber);
      const { id } = await anApplication(here.database.owner, { owner, answers });
      return { owner, id };
    },
    async trustThem(key = theirKey): Promise<string> {
      const { personId: by } = await anOfficer(here.database.owner, ["admin"]);
      return aTrustedCouncil(here.database.owner, { key, by });
    },
    async useAll(owner: ProviderPerson, id: string): Promise<void> {
      const { offers, files } = await pageOf(owner, id);
      const answers = offers.filter(({ same }) => !same).map(answerValue);
      const input = { id, answers, files: files.map(({ place }) => place), confirmed: "yes" as const };
      await applyImport(means(), owner, { ...input, submissionKey: uuidv7() }, now);
    },
    kept: async () => ({
      answers: await here.database.owner.selectFrom("answer").select("question_id").execute(),
      imports: await here.database.owner.selectFrom("pack_import").select("id").execute(),
      loose: await here.database.owner.selectFrom("loose_document").select("id").execute(),
    }),
  };
}

const nothing = (): void => undefined;
const silent = { info: nothing, warn: nothing, error: nothing };

const isCompany = (db: Db, { providerId }: ProviderPerson, company_number: string | null) =>
  db.updateTable("provider").set({ company_number }).where("id", "=", providerId).execute();

/** A provider with answers, one of them apart and one with a name, and a document that a reviewer accepted. */
async function aFilledProvider({ database, s3 }: Installation, name: string): Promise<ProviderPerson> {
  const owner = await aProviderPerson(database.owner, { providerName: name });
  await isCompany(database.owner, owner, COMPANY);
  const answers = {
    "ORG-01": { value: name },
    "ORG-08": { registered: "yes", number: "GB123456782" },
    "EDU-05": { value: "A call home within ten minutes", sendsMarks: "yes" },
    "EDU-01": { value: "Lessons for this lot alone" },
    "EQU-02": { people: "7301", other: "Canary" },
    "SAF-02": { name: "Canary" },
  };
  const { id: applicationId } = await anApplication(database.owner, { owner, answers });
  const folder = mkdtempSync(join(tmpdir(), "portal-scene-"));
  const path = join(folder, "policy");
  writeFileSync(path, policy);
  const sha256 = createHash("sha256").update(policy).digest("hex");
  const file = { path, name: "Safeguarding policy.pdf", size: policy.length, sha256 };
  const place = { applicationId, questionId: "SAF-01", field: "value", submissionKey: uuidv7(), dated: "2026-09-01" };
  const means = { db: database.web, store: s3.store };
  const id = await giveEvidence(means, owner, { ...place, file, contentType: "application/pdf" }, now);
  rmSync(folder, { recursive: true, force: true });
  const scanning = { ...means, scanner: undefined, now: () => now, log: silent as never };
  await scanEvidence({ ...scanning, config: { allowUnscannedUploads: true } as never }, id);
  await database.owner
    .updateTable("evidence")
    .set({ state: "accepted", accepted_at: now })
    .where("id", "=", id)
    .execute();
  return owner;
}
