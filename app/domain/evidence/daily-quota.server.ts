import { DomainError } from "#app/domain/errors.ts";
import { countUse, limitOf } from "#app/domain/limits/keep-within.server.ts";
import type { Db } from "#db/client.server.ts";

/** The provider has given as many documents as one may in a day. */
export class QuotaReached extends DomainError {
  readonly kind = "not-allowed-now";
  override name = "QuotaReached";

  constructor(uses: number) {
    super(
      `Your organisation has uploaded ${uses} documents within a day, and cannot upload more yet. What you uploaded is kept. Upload the rest tomorrow`,
    );
  }
}

/** Counts a document that a provider gives, refused ones included. Throws QuotaReached past the setting `limit.upload-day`. */
export async function keepWithinDay(db: Db, providerId: string, now: Date): Promise<void> {
  const allowed = await limitOf(db, "upload-day", now);
  if ((await countUse(db, "upload-day", providerId, allowed, now)) > allowed.uses) throw new QuotaReached(allowed.uses);
}
