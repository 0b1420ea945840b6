import type { KeyObject } from "node:crypto";
import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { canonicalJson } from "#app/domain/canonical.ts";
import { monthsBefore } from "#app/domain/civil-date.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Gathered, gather } from "./gather.server.ts";
import { organisationOf } from "./identifiers-of.server.ts";
import { placeOf } from "./import-files.ts";
import { FORMAT, type Manifest, MOST_FILES, MOST_MANIFEST_BYTES, MOST_PACK_BYTES } from "./manifest.ts";
import { keepKey, signingKey } from "./own-keys.server.ts";
import { publicKeyOf, signatureOf } from "./pack-key.server.ts";
import { hashOf } from "./read-pack.server.ts";

/** Months for which a pack counts; a council sets its own as the dated setting `evidence-pack-months`. */
export const PACK_MONTHS = 12;
/** Room for the manifest, the directory and the names beside the files. */
const BESIDE_FILES = 6 * 1024 * 1024;

export const makeForm = z.object({
  sections: z.array(z.string().max(300)).max(100).default([]),
  files: z.array(z.string().max(100)).max(1_000).default([]),
  submissionKey,
});
type Input = z.output<typeof makeForm>;
type Maker = { db: Db; key: KeyObject | undefined; council: string; portal: string };

/**
 * Makes a signed pack of the sections and documents that a provider's owner chose, as they stand now, and keeps its
 * manifest and signature; the files stay where they are. Once for a form. Throws NotFound, NotAllowedNow without a key
 * that may sign, Refused when nothing was chosen or it is too much.
 */
export function makePack({ db, key, council, portal }: Maker, actor: Actor, input: Input, now: Date): Promise<string> {
  return transact(db, actor, now, async (work) => {
    if (actor.kind !== "provider") throw new NotFound();
    const { providerId } = actor;
    authorise(actor, "evidence-pack.make", { providerId });
    if (!key || (await signingKey(work.trx, key)) !== "good") throw new NotAllowedNow("make an evidence pack");
    return once(work, "evidence-pack.make", input, async () => {
      const id = uuidv7(now.getTime());
      const chosen = choose(await gather(work.trx, providerId, council), input);
      const manifest = await manifestOf(work, providerId, { id, council, portal, key, chosen });
      await keepKey(work, publicKeyOf(key));
      await keep(work, providerId, manifest, key);
      work.audit(
        "evidence-pack.make",
        { type: "evidence-pack", id },
        { answers: manifest.answers.length, files: manifest.files.length },
      );
      return id;
    });
  });
}

type Chosen = Pick<Manifest, "answers" | "files" | "admissions">;

/** What was ticked. Throws Refused. */
function choose({ answers, files, admissions }: Gathered, input: Input): Chosen {
  const chosen = {
    answers: answers.filter(({ section }) => input.sections.includes(section)).map(({ words: _, ...rest }) => rest),
    files: files.filter((file) => input.files.includes(placeOf(file))).map(({ section: _, ...rest }) => rest),
    admissions,
  };
  if (chosen.answers.length + chosen.files.length === 0)
    throw new Refused("sections", "Select what to take with you: a section, or a document");
  const bytes = bytesOf(chosen.files);
  if (chosen.files.length > MOST_FILES || bytes > MOST_PACK_BYTES - BESIDE_FILES)
    throw new Refused(
      "files",
      `Select fewer documents: a pack holds ${MOST_FILES} at most, and no more than ${(MOST_PACK_BYTES - BESIDE_FILES) / 1024 / 1024} MB together`,
    );
  return chosen;
}

/** Bytes of the files, each counted once. */
const bytesOf = (files: Manifest["files"]): number =>
  [...new Map(files.map(({ sha256, size }) => [sha256, size])).values()].reduce((sum, size) => sum + size, 0);

type Making = { id: string; council: string; portal: string; key: KeyObject; chosen: Chosen };

async function manifestOf(
  { trx, now }: Work,
  providerId: string,
  { id, council, portal, key, chosen }: Making,
): Promise<Manifest> {
  const provider = await organisationOf(trx, providerId);
  if (!provider) throw new NotFound("provider");
  const today = londonDate(now);
  const months = z
    .number()
    .int()
    .min(1)
    .max(60)
    .parse(await settingOr(trx, "evidence-pack-months", today, PACK_MONTHS));
  return {
    ...{ format: FORMAT, formatVersion: 1 as const, id, madeAt: now.toISOString() },
    ...{ expiresOn: monthsBefore(today, -months), council: { name: council, portal }, keyId: publicKeyOf(key).id },
    ...{ provider, ...chosen },
  };
}

/** Throws Refused for a manifest that no portal would read. */
async function keep({ trx, now, actor }: Work, providerId: string, manifest: Manifest, key: KeyObject): Promise<void> {
  const text = canonicalJson(manifest);
  const signed = Buffer.from(text, "utf8");
  if (signed.length > MOST_MANIFEST_BYTES)
    throw new Refused(
      "sections",
      `Select fewer sections: a pack holds no more than ${MOST_MANIFEST_BYTES / 1024 / 1024} MB of what you wrote. Take the rest in a second pack`,
    );
  await trx
    .insertInto("evidence_pack")
    .values({
      ...{ id: manifest.id, provider_id: providerId, made_at: now, expires_on: manifest.expiresOn },
      ...{ made_by: actor.kind === "provider" ? actor.personId : "", key_id: manifest.keyId, manifest: text },
      ...{ manifest_sha256: hashOf(signed), signature: signatureOf(signed, key) },
      ...{ answers: manifest.answers.length, files: manifest.files.length, bytes: bytesOf(manifest.files) },
    })
    .execute();
}
