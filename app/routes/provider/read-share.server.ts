import { readFile } from "node:fs/promises";
import type { Guarded } from "#app/access/guard.server.ts";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { isDomainError } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { applyProposal } from "#app/domain/supplier-share/apply-proposal.server.ts";
import { MOST_SHARE_BYTES, shareCode } from "#app/domain/supplier-share/share.ts";
import { takeShare } from "#app/domain/supplier-share/take-share.server.ts";
import { type Failure, refuse, type Values } from "#app/forms/parse-form.ts";
import { receiveFile } from "#app/forms/receive-file.server.ts";

const tooLarge = "The supplier information is larger than 2 MB, which is more than we read";
const faults = {
  unknown: "Find a Tender knows no such share code. Check it, or share your information again there",
  silent: "Find a Tender did not answer in time. Try again later, or upload the file",
  down: "Find a Tender did not answer as it should. Try again later, or upload the file",
  "too-large": tooLarge,
};

/** Reads a share from the file or the address that was asked for, or uses one proposal. What is wrong comes back. */
export async function readShare(guard: Guarded): Promise<Failure | undefined> {
  const { db, who, at, params, request } = guard;
  const application = await getApplication(db, who, params.id ?? "", "application.edit", "application.read");
  await keepWithin(db, "upload", application.providerId, at);
  return receiveFile(request, { name: "file", mostBytes: MOST_SHARE_BYTES }, async ({ values, file, fault }) => {
    if (fault) return refuse(values, "", fault);
    const use = /^([A-Z]{3,4}-\d{2}):(\d{1,9})$/.exec(typeof values.use === "string" ? values.use : "");
    if (use) {
      const proposal = { questionId: use[1] ?? "", version: Number(use[2]) };
      await applyProposal(db, who, { applicationId: application.id, ...proposal }, at);
      return undefined;
    }
    const code = shareCode.safeParse(values.code);
    if (!code.success) return refuse(values, "code", code.error.issues[0]?.message ?? "Enter your share code");
    const fromAddress = values.intent === "address" && guard.findATender !== undefined;
    const read = fromAddress ? await fromTender(guard, code.data, values) : await fromFile(file, values);
    if ("errors" in read) return read;
    const from = fromAddress ? "address" : "file";
    const share = { applicationId: application.id, code: code.data, json: read.text, from } as const;
    try {
      await takeShare(db, who, share, at);
      return undefined;
    } catch (error) {
      if (isDomainError(error) && error.kind === "refused") return refuse(values, error.field, error.message);
      throw error;
    }
  });
}

type Read = { text: string } | Failure;

async function fromTender({ findATender, log }: Guarded, code: string, values: Values): Promise<Read> {
  const read = (await findATender?.read(code, MOST_SHARE_BYTES)) ?? { fault: "down" as const };
  if ("text" in read) return read;
  if (read.fault !== "unknown") log.warn({ errorClass: read.fault }, "a share could not be read");
  return refuse(values, "code", faults[read.fault]);
}

async function fromFile(file: { path: string; size: number } | undefined, values: Values): Promise<Read> {
  if (!file) return refuse(values, "file", "Choose the file with your supplier information");
  if (file.size > MOST_SHARE_BYTES) return refuse(values, "file", tooLarge);
  return { text: await readFile(file.path, "utf8") };
}
