import type { Insertable } from "kysely";
import type { ProviderPerson } from "#app/access/actor.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { aTuitionLot, type MadeLot } from "./lots.ts";
import { anOfficer, aProviderPerson } from "./people.ts";

const at = new Date("2026-01-05T09:00:00Z");

export type ApprovedProvider = {
  owner: ProviderPerson;
  providerId: string;
  lot: MadeLot;
  serviceId: string;
  staffMemberId: string;
};

type Options = {
  lot?: MadeLot;
  name?: string;
  service?: Partial<Insertable<DB["service"]>>;
  /** When its insurance certificates end; London date. */
  insuredUntil?: string;
};

/** A provider admitted to the tuition lot, with every provider gate met: certificates, debarment check, visit, terms. */
export async function anApprovedProvider(db: Db | Trx, options: Options = {}): Promise<ApprovedProvider> {
  const lot = options.lot ?? (await aTuitionLot(db));
  const owner = await aProviderPerson(db, { providerName: options.name });
  const officer = await anOfficer(db, ["commissioner"], { delegated: true });
  const serviceId = await admit(db, owner, officer.personId, lot, options);
  await insure(db, owner, options.insuredUntil ?? "2027-12-31");
  await check(db, owner.providerId, officer.personId);
  await db
    .insertInto("terms_acceptance")
    .values({
      id: uuidv7(),
      provider_id: owner.providerId,
      lot_id: lot.id,
      terms_version: "1",
      person_id: owner.personId,
      at,
    })
    .execute();
  return {
    owner,
    providerId: owner.providerId,
    lot,
    serviceId,
    staffMemberId: await aStaffMember(db, owner.providerId),
  };
}

async function admit(
  db: Db | Trx,
  owner: ProviderPerson,
  officerId: string,
  lot: MadeLot,
  options: Options,
): Promise<string> {
  const applicationId = uuidv7();
  const admissionId = uuidv7();
  const serviceId = uuidv7();
  const delegation = await db
    .selectFrom("delegation")
    .select("id")
    .where("person_id", "=", officerId)
    .executeTakeFirstOrThrow();
  const both = { provider_id: owner.providerId, lot_id: lot.id };
  await db
    .insertInto("application")
    .values({
      id: applicationId,
      ref: newReference("APP"),
      ...both,
      question_set_id: lot.questionSetId,
      status: "admitted",
      created_at: at,
      created_by: owner.personId,
      submitted_at: at,
      submitted_by: owner.personId,
      decided_at: at,
    })
    .execute();
  await db
    .insertInto("admission")
    .values({
      id: admissionId,
      application_id: applicationId,
      ...both,
      outcome: "admitted",
      reasons: "[]",
      criteria_version: 1,
      delegation_id: delegation.id,
      decided_by: officerId,
      decided_at: at,
    })
    .execute();
  await db
    .insertInto("service")
    .values({
      id: serviceId,
      ...both,
      admission_id: admissionId,
      slug: `service-${serviceId.slice(-12)}`,
      name: owner.providerName,
      summary: "One-to-one tuition in English and mathematics",
      needs: ["semh", "ebsa"],
      modes: ["online", "home"],
      days: ["mon", "tue", "wed", "thu", "fri"],
      age_from: 8,
      age_to: 16,
      places: 4,
      start_notice_days: 2,
      outcode: "HR4",
      latitude: 52.07,
      longitude: -2.74,
      travel_km: 40,
      rate_pence: 4500,
      rate_unit: "hour",
      vat_basis_points: 0,
      registered_school: false,
      details: "{}",
      updated_at: at,
      ...options.service,
    })
    .execute();
  return serviceId;
}

async function insure(db: Db | Trx, owner: ProviderPerson, until: string): Promise<void> {
  const certificates = [
    ["INS-01", 5_000_000_00],
    ["INS-02", 10_000_000_00],
    ["INS-03", 1_000_000_00],
    ["INS-04", null],
  ] as const;
  for (const [question_id, amount_pence] of certificates) {
    const id = uuidv7();
    await db
      .insertInto("evidence")
      .values({
        id,
        provider_id: owner.providerId,
        question_id,
        field: "certificate",
        version: 1,
        file_name: "certificate.pdf",
        content_type: "application/pdf",
        size: 1000,
        sha256: "0".repeat(64),
        object_key: `evidence/${id}`,
        scan: "clean",
        state: "accepted",
        starts_on: "2026-01-01",
        ends_on: until,
        amount_pence,
        uploaded_by: owner.personId,
        uploaded_at: at,
        accepted_at: at,
      })
      .execute();
  }
}

async function check(db: Db | Trx, providerId: string, officerId: string): Promise<void> {
  await db
    .insertInto("council_check")
    .values(
      (["EXC-04", "VIS-01"] as const).map((question_id) => ({
        id: uuidv7(),
        provider_id: providerId,
        question_id,
        result: "pass",
        note: "Nothing found",
        checked_on: "2026-09-01",
        checked_by: officerId,
        recorded_at: at,
      })),
    )
    .execute();
}

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

/** A member of staff on the single central record, with every check seen unless `unchecked`. */
export async function aStaffMember(
  db: Db | Trx,
  providerId: string,
  options: { name?: string; unchecked?: boolean } = {},
): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto("staff_member")
    .values({ id, provider_id: providerId, name: options.name ?? "Tess Tutor", role: "Tutor", added_at: at })
    .execute();
  if (options.unchecked) return id;
  await db
    .insertInto("staff_check")
    .values(
      checks.map((check_name) => ({
        id: uuidv7(),
        staff_member_id: id,
        check_name,
        checked_on: "2026-01-02",
        level: null,
        seen_by: "Bridget Path",
        recorded_at: at,
      })),
    )
    .execute();
  return id;
}
