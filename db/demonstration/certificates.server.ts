import { createHash } from "node:crypto";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { shortPdf } from "./short-pdf.ts";

const DAY = 86_400_000;
const looked = 45;

/** Hilltop's certificates end soon, as its standing says. Days from the beginning of the demonstration. */
const firms = [
  { slug: "bright-path", ends: 300, staff: ["Asha Sample", "Ben Sample"] },
  { slug: "hilltop-tuition", ends: 25, staff: ["Hilda Topley"] },
] as const;

const certificates = [
  { question: "INS-01", field: "certificate", name: "Employers' liability insurance", pence: 1_000_000_000 },
  { question: "INS-02", field: "certificate", name: "Public liability insurance", pence: 1_000_000_000 },
  { question: "INS-03", field: "certificate", name: "Professional indemnity insurance", pence: 200_000_000 },
  { question: "INS-04", field: "schedule", name: "Cover for claims of abuse", pence: null },
] as const;

const checks = [
  "identity",
  "right-to-work",
  "enhanced-dbs",
  "barred-list",
  "prohibition",
  "references",
  "qualifications",
];

type Keep = (key: string, text: string) => Promise<void>;

/** What lets the approved firms be asked: accepted certificates, a fresh look at the debarment list, and their staff. */
export async function seedCertificates(trx: Trx, keep: Keep, now: Date): Promise<void> {
  for (const firm of firms) {
    const { providerId, ownerId } = await trx
      .selectFrom("provider")
      .innerJoin("provider_member", "provider_member.provider_id", "provider.id")
      .select(["provider.id as providerId", "provider_member.person_id as ownerId"])
      .where("provider.slug", "=", firm.slug)
      .where("provider_member.role", "=", "owner")
      .executeTakeFirstOrThrow();
    const reviewer = await officer(trx, "qa");
    for (const certificate of certificates) {
      const id = uuidv7(now.getTime());
      const pdf = shortPdf(`${certificate.name}. Invented for a demonstration.`);
      await keep(`evidence/${id}`, pdf);
      await trx
        .insertInto("evidence")
        .values({
          id,
          provider_id: providerId,
          question_id: certificate.question,
          field: certificate.field,
          version: 1,
          file_name: `${certificate.question}.pdf`,
          content_type: "application/pdf",
          size: pdf.length,
          sha256: createHash("sha256").update(pdf).digest("hex"),
          object_key: `evidence/${id}`,
          scan: "clean",
          state: "accepted",
          starts_on: addDays(londonDate(now), -looked),
          ends_on: addDays(londonDate(now), firm.ends),
          amount_pence: certificate.pence,
          uploaded_by: ownerId,
          uploaded_at: new Date(now.getTime() - looked * DAY),
          decided_by: reviewer,
          decided_at: new Date(now.getTime() - (looked - 1) * DAY),
          accepted_at: new Date(now.getTime() - (looked - 1) * DAY),
        })
        .execute();
    }
    await debarmentCheck(trx, providerId, now);
    for (const name of firm.staff) await addStaff(trx, providerId, name, now);
  }
}

const debarmentCheck = async (trx: Trx, providerId: string, now: Date) =>
  trx
    .insertInto("council_check")
    .values({
      id: uuidv7(now.getTime()),
      provider_id: providerId,
      question_id: "EXC-04",
      result: "pass",
      note: "Not on the debarment list",
      checked_on: londonDate(now),
      checked_by: await officer(trx, "procurement"),
      recorded_at: now,
    })
    .execute();

async function addStaff(trx: Trx, providerId: string, name: string, now: Date): Promise<void> {
  const id = uuidv7(now.getTime());
  await trx
    .insertInto("staff_member")
    .values({ id, provider_id: providerId, name, role: "Tutor", added_at: now })
    .execute();
  const checked_on = addDays(londonDate(now), -looked);
  await trx
    .insertInto("staff_check")
    .values(
      checks.map((check_name) => ({
        id: uuidv7(now.getTime()),
        staff_member_id: id,
        check_name,
        checked_on,
        level: check_name === "enhanced-dbs" ? "Enhanced, with barred list" : null,
        seen_by: "The owner",
        recorded_at: now,
      })),
    )
    .execute();
}

async function officer(trx: Trx, role: string): Promise<string> {
  const row = await trx
    .selectFrom("person_role")
    .select("person_id")
    .where("role", "=", role)
    .executeTakeFirstOrThrow();
  return row.person_id;
}
