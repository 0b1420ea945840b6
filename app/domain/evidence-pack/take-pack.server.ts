import type { KeyObject } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProviderPerson } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { lockApplication } from "#app/domain/applications/applications.server.ts";
import type { OpenForm } from "#app/domain/applications/open-form.server.ts";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { checkFile } from "#app/domain/evidence/check-file.server.ts";
import { titleOfEvidence } from "#app/domain/evidence/evidence-titles.ts";
import { fileField } from "#app/domain/evidence/give-evidence.server.ts";
import { addLoose } from "#app/domain/evidence/loose/add-loose.server.ts";
import { keyOf } from "#app/domain/key-of.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db } from "#db/client.server.ts";
import type { BroughtFile } from "./import-files.ts";
import { isLeftOut } from "./left-out.ts";
import type { PackFile } from "./manifest.ts";
import { isSameQuestion } from "./offered.ts";
import { type VerifiedPack, verifyPack } from "./verify-pack.server.ts";

type Means = { db: Db; store: ObjectStore; key: KeyObject | undefined; askAt: string };
type Input = { applicationId: string; bytes: Buffer; submissionKey: string };

/**
 * Takes a pack that a provider brought for a draft: checks it, and keeps what it offers beside the draft, its files in
 * quarantine among the documents that wait to be matched. No answer changes and no evidence is given by this. Once for a
 * form and the pack sent by it. Throws NotFound, NotAllowedNow, QuotaReached, StoreDown, and Refused for a pack that is not taken.
 */
export async function takePack(means: Means, actor: ProviderPerson, input: Input, now: Date): Promise<string> {
  const { db } = means;
  const { providerId } = actor;
  authorise(actor, "evidence-pack.import", { providerId });
  const { pack, form } = await readAs(db, actor, async (trx) => ({
    form: await openForm(trx, actor, input.applicationId, "application.edit", now, "application.read"),
    pack: await verifyPack(trx, input.bytes, { providerId, key: means.key, askAt: means.askAt }, now),
  }));
  requireDraft(form.application.status);
  const submissionKey = keyOf(input.submissionKey, input.applicationId, pack.sha256);
  const files = await keepFiles(means, actor, { pack, form, submissionKey }, now);
  return transact(db, actor, now, (work) =>
    once(work, "evidence-pack.import", { submissionKey }, async () => {
      const application = await lockApplication(work, input.applicationId, "application.edit", "application.read");
      requireDraft(application.status);
      const id = uuidv7(now.getTime());
      const { manifest, council } = pack;
      const answers = manifest.answers.map(({ questionId, question, lot, answer }) => ({
        ...{ questionId, question, lot, answer },
      }));
      await work.trx
        .insertInto("pack_import")
        .values({
          ...{ id, provider_id: providerId, application_id: application.id, trusted_council_id: council.id },
          ...{ council_name: council.name, pack_id: manifest.id, manifest_sha256: pack.sha256 },
          ...{ made_at: new Date(manifest.madeAt), expires_on: manifest.expiresOn, read_at: now },
          ...{ answers: JSON.stringify(answers), files: JSON.stringify(files), read_by: actor.personId },
        })
        .execute();
      work.audit("evidence-pack.import", { type: "pack-import", id }, { council: council.id, pack: manifest.id });
      return id;
    }),
  );
}

function requireDraft(status: string): void {
  if (status !== "draft") throw new NotAllowedNow("change answers that were sent");
}

type Keeping = { pack: VerifiedPack; form: OpenForm; submissionKey: string };

/** Each file that is asked for here goes through the same checks as one that was uploaded, and waits to be matched. */
async function keepFiles(
  { db, store }: Means,
  actor: ProviderPerson,
  { pack, form, submissionKey }: Keeping,
  now: Date,
): Promise<BroughtFile[]> {
  const folder = await mkdtemp(join(tmpdir(), "portal-pack-"));
  try {
    const brought: BroughtFile[] = [];
    for (const [place, file] of pack.manifest.files.entries()) {
      const { questionId, field, title, fileName, contentType, size, startsOn, endsOn, amountPence, sha256 } = file;
      const kept = { questionId, field, title, fileName, contentType, size, startsOn, endsOn, amountPence };
      const problem = problemHere(form, file);
      if (problem) {
        brought.push({ ...kept, looseId: null, problem });
        continue;
      }
      const path = join(folder, String(place));
      await writeFile(path, pack.files.get(sha256) ?? "", { mode: 0o600 });
      const received = { path, name: fileName, size, sha256 };
      const checked = await checkFile(received);
      if ("problem" in checked) {
        brought.push({ ...kept, looseId: null, problem: checked.problem });
        continue;
      }
      const ownKey = keyOf(submissionKey, questionId, field, sha256);
      const loose = { file: received, contentType: checked.contentType, submissionKey: ownKey };
      brought.push({ ...kept, looseId: await addLoose({ db, store }, actor, loose, now), problem: null });
    }
    return brought;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Why a file is not kept, or undefined when this council asks for it and does not have it yet. */
function problemHere({ set, evidence }: OpenForm, { questionId, field, sha256, title }: PackFile): string | undefined {
  try {
    const asked = fileField(set, questionId, field);
    if (!isSameQuestion(questionId, titleOfEvidence(set, questionId, field), title))
      return "This council does not ask for it";
    if (isLeftOut(asked.question, asked.field)) return "It is given here itself, not by a pack";
  } catch {
    return "This council does not ask for it";
  }
  const current = evidence.find((one) => one.questionId === questionId && one.field === field);
  return current?.sha256 === sha256 ? "You have given this very file already" : undefined;
}
