import { Refused } from "#app/domain/errors.ts";
import type { Work } from "#app/domain/work.server.ts";
import { numberKey } from "./invoice-number.ts";

/**
 * Refuses an invoice number that the provider has used before (INV-03). One at a time for each provider, so that two
 * invoices sent at once cannot both take it. `except` is the invoice whose number is being put right.
 */
export async function refuseTakenNumber(
  work: Work,
  providerId: string,
  number: string,
  except?: string,
): Promise<void> {
  await work.trx.selectFrom("provider").select("id").where("id", "=", providerId).forNoKeyUpdate().execute();
  const taken = await work.trx
    .selectFrom("invoice")
    .select(["id", "number", "ref"])
    .where("provider_id", "=", providerId)
    .where("number_key", "=", numberKey(number))
    .executeTakeFirst();
  if (taken && taken.id !== except)
    throw new Refused("number", `You have used this number before: ${taken.number} is on ${taken.ref}. Enter another`);
}

/** The VAT number to keep: required where VAT is charged, none where it is not (INV-09). */
export function vatNumberFor(vatPence: number, typed: string | undefined): string | null {
  if (vatPence === 0) return null;
  if (!typed) throw new Refused("vatNumber", "Enter your VAT number: this invoice charges VAT");
  return typed;
}
