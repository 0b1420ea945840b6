import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { isDomainError } from "#app/domain/errors.ts";
import { OPEN_AGAIN, submissionKey } from "#app/domain/sent-once.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { mayBeWritten } from "#app/domain/written.ts";
import type { Db } from "#db/client.server.ts";
import { admitApplication } from "../admit-application.server.ts";

/** An application and the version that was read, as a tick sends them: "019a…:4". */
const tick = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,9}$/, OPEN_AGAIN)
  .transform((text) => {
    const [applicationId = "", version] = text.split(":");
    return { applicationId, version: Number(version) };
  });

export const batchForm = z.object({
  step: z.enum(["check", "confirm"]),
  chosen: z.array(tick).min(1, "Select the applications to admit").max(50, OPEN_AGAIN),
  note: mayBeWritten(),
  submissionKey,
});

type Input = Omit<z.output<typeof batchForm>, "step">;
/** What became of one of them: admitted, or why not. */
export type BatchResult = { ref: string; provider: string; applicationId: string; admitted: boolean; why: string };

/**
 * Admits several applications one after the other, each in a transaction of its own with its own audit entry, as
 * admitApplication does: one that can't be admitted any more stops none of the others (rules 3). Only what both
 * reviewers advise to admit. Sent again with its key, it admits nothing twice and says the same.
 */
export async function admitBatch(db: Db, actor: Actor, input: Input, now: Date): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  for (const { applicationId, version } of input.chosen) {
    const { note, submissionKey } = input;
    const one = { applicationId, version, note, submissionKey, agreedOnly: true, conditions: [] };
    const why = await admitApplication(db, actor, one, now).then(() => "", whyNot);
    results.push({ ...(await named(db, applicationId)), applicationId, admitted: why === "", why });
  }
  return results;
}

function whyNot(error: unknown): string {
  if (isDomainError(error)) return error.message;
  throw error;
}

async function named(db: Db, id: string): Promise<{ ref: string; provider: string }> {
  const row = isUuid(id)
    ? await db
        .selectFrom("application")
        .innerJoin("provider", "provider.id", "application.provider_id")
        .select(["application.ref", "provider.name as provider"])
        .where("application.id", "=", id)
        .executeTakeFirst()
    : undefined;
  return row ?? { ref: "–", provider: "–" };
}
