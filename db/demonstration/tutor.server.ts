import { londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";

const checks = [
  "identity",
  "right-to-work",
  "enhanced-dbs",
  "barred-list",
  "prohibition",
  "references",
  "overseas",
  "qualifications",
];

/** An invented tutor on a provider's single central record, every check seen; the id of the record. */
export async function seedTutor(trx: Trx, providerId: string, at: Date): Promise<string> {
  const id = uuidv7(at.getTime());
  await trx
    .insertInto("staff_member")
    .values({ id, provider_id: providerId, name: "Tamsin Tutor", role: "Tutor", added_at: at })
    .execute();
  await trx
    .insertInto("staff_check")
    .values(
      checks.map((check_name) => ({
        id: uuidv7(at.getTime()),
        staff_member_id: id,
        check_name,
        checked_on: londonDate(at),
        level: null,
        seen_by: "Bridget Path",
        recorded_at: at,
      })),
    )
    .execute();
  return id;
}
