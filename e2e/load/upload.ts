import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import type { System } from "./system.ts";

const FILE_MB = 14;
const AT_ONCE = 10;

/**
 * Uploads so many MB of evidence as a provider does, through the portal's own form, ten at once. Returns the MB
 * sent. Throws when a file is not taken.
 */
export async function uploadEvidence(
  base: string,
  { provider, applicationId }: System,
  megabytes: number,
): Promise<number> {
  const middle = new Uint8Array(FILE_MB * 1024 * 1024);
  // Each of its own: the same file given again is not stored again.
  const file = () => new Blob(["%PDF-1.7\n%", uuidv7(), "\n", middle, "\n%%EOF\n"], { type: "application/pdf" });
  const files = Math.ceil(megabytes / FILE_MB);
  let next = 0;
  const work = async () => {
    while (next++ < files)
      await upload(`${base}${paths.provider.upload(applicationId, "SAF-01", "value")}`, base, provider, file());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return files * FILE_MB;
}

async function upload(address: string, origin: string, cookie: string, file: Blob): Promise<void> {
  const body = new FormData();
  const month = new Date(Date.now() - 30 * 86_400_000);
  const fields = {
    submissionKey: uuidv7(),
    "dated-day": String(month.getUTCDate()),
    "dated-month": String(month.getUTCMonth() + 1),
    "dated-year": String(month.getUTCFullYear()),
  };
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append("file", file, "policy.pdf");
  const answer = await fetch(address, { method: "POST", body, headers: { cookie, origin }, redirect: "manual" });
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Error(`An upload was answered with ${answer.status}`);
}
