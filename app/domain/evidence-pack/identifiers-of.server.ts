import { companyNumberOf } from "#app/domain/providers/company-number.ts";
import { type Answer, partOf, textOf } from "#app/domain/question-sets/typed.ts";
import type { Trx } from "#db/client.server.ts";
import type { Organisation } from "./same-provider.ts";

/** A provider by its name and the numbers that it registered with or has answered. Undefined when there is none. */
export async function organisationOf(trx: Trx, providerId: string): Promise<Organisation | undefined> {
  const provider = await trx
    .selectFrom("provider")
    .select(["name", "company_number as company"])
    .where("id", "=", providerId)
    .executeTakeFirst();
  if (!provider) return undefined;
  const rows = await trx
    .selectFrom("answer")
    .select(["question_id as id", "value"])
    .where("provider_id", "=", providerId)
    .where("lot_id", "is", null)
    .where("question_id", "in", ["ORG-03", "ORG-04", "ORG-06", "ORG-08"])
    .execute();
  const said = (question: string, field: string): string | undefined =>
    textOf(partOf(rows.find(({ id }) => id === question)?.value as Answer | undefined, field)).replace(/\s/g, "") ||
    undefined;
  const numbers = {
    companyNumber: provider.company ?? companyNumberOf(said("ORG-03", "company") ?? ""),
    charityNumber: said("ORG-03", "charity"),
    ukprn: said("ORG-06", "ukprn") ?? said("ORG-04", "value"),
    vatNumber: said("ORG-08", "number"),
  };
  return {
    name: provider.name,
    identifiers: Object.fromEntries(Object.entries(numbers).filter(([, number]) => number)),
  };
}
