import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { openSignIn } from "#app/domain/accounts/sign-ins.server.ts";
import { previewKey } from "#app/domain/evidence/reading/previews.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { readDocument } from "#app/platform/documents/read-document.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Trx } from "#db/client.server.ts";
import { certificates, drawn } from "#db/factories/certificates.ts";
import type { MadeLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";

/** The reviewers at work, and how many applications each has to read. */
export const REVIEWERS = 10;
export const EACH = 4;

/**
 * Gives ten reviewers four applications each, whose documents have a drawn page in the store, and to every other
 * application that waits what was sent with it, without documents. Returns the reviewers' cookies.
 */
export async function deskScene(trx: Trx, store: ObjectStore, lot: MadeLot, now: Date): Promise<string[]> {
  const sent = new Date(now.getTime() - 120 * 86_400_000);
  const page = await drawnPage();
  const cookies: string[] = [];
  try {
    for (let reviewer = 0; reviewer < REVIEWERS; reviewer++) {
      const { personId } = await anOfficer(trx, ["qa"]);
      cookies.push(`signin=${await openSignIn(trx, { personId, secondFactor: "app" }, now)}`);
      for (let n = 0; n < EACH; n++) {
        const { id, owner, evidenceIds } = await aSubmittedApplication(trx, { lot, at: sent });
        const by = { person_id: personId, assigned_by: personId, assigned_at: now };
        await trx
          .insertInto("application_assignment")
          .values({ ...by, id: uuidv7(), application_id: id, round: 1, how: "share" })
          .execute();
        const read = { state: "read", pages: 1, pages_drawn: 1, proposals: "{}", read_at: now };
        await trx
          .insertInto("evidence_reading")
          .values(evidenceIds.map((evidence_id) => ({ ...read, evidence_id, provider_id: owner.providerId })))
          .execute();
        for (const evidenceId of evidenceIds) await store.put(previewKey(evidenceId, 1), page.path, page);
      }
    }
  } finally {
    await page.remove();
  }
  await sql`update application set submission = (
      select submission || '{"evidence": []}' from application where submission is not null limit 1)
    where status = 'submitted' and submission is null`.execute(trx);
  return cookies;
}

/** A certificate's page, drawn as the portal draws it. */
async function drawnPage() {
  const folder = await mkdtemp(join(tmpdir(), "portal-bench-page-"));
  const [certificate] = certificates;
  if (!certificate) throw new Error("There is no certificate to draw");
  const { bytes, contentType } = await drawn(certificate);
  await writeFile(join(folder, "file"), bytes);
  const read = await readDocument(join(folder, "file"), contentType, folder);
  const path = "pages" in read ? read.pages[0]?.path : undefined;
  if (!path) throw new Error("The page was not drawn");
  const png = await readFile(path);
  const sha256 = createHash("sha256").update(png).digest("hex");
  const remove = () => rm(folder, { recursive: true });
  return { path, length: png.length, sha256, contentType: "image/png", remove };
}
