import type { Officer } from "#app/access/actor.ts";
import { PastHorizon } from "#app/domain/calendar/calendar.ts";
import type { ChildKeys } from "#app/domain/children/child-keys.server.ts";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { recordReferral } from "#app/domain/referrals/record-referral.server.ts";
import type { ReferralForm } from "#app/domain/referrals/referral.ts";
import { sendReferral } from "#app/domain/referrals/send-referral.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";

/** Two children who do not exist: the need of one is sent to both approved firms, the other's is not sent yet. */
const needs = (lot: string, now: Date): [sent: ReferralForm, draft: ReferralForm] => {
  const shared = {
    lot,
    upn: "",
    address: "4 Orchard Rise, Hereford",
    postcode: "HR1 1AA",
    startOn: addDays(londonDate(now), 14),
    endOn: addDays(londonDate(now), 98),
    maintainingAuthority: "",
    foundHow: "All approved providers on the portal that fit",
    preference: "",
  };
  return [
    {
      ...shared,
      firstNames: "Robin",
      surname: "Hedgerow",
      dateOfBirth: "2013-05-14",
      parent: "Jay Hedgerow",
      school: "Oakfield School",
      needs: ["semh", "ebsa"],
      modes: ["home"],
      days: ["mon", "tue", "thu"],
      sessionsPerWeek: 4,
      travelKm: 40,
      legalBasis: "section-19-illness",
      summary: "English and mathematics at key stage 3, one to one, building up from two mornings a week.",
      risks: ["self-harm"],
      brief:
        "Out of school since spring because of anxiety. Settles with one familiar adult; short tasks, no groups yet.",
      preference: "A woman tutor, and mornings",
      submissionKey: uuidv7(now.getTime()),
    },
    {
      ...shared,
      firstNames: "Wren",
      surname: "Brookside",
      dateOfBirth: "2011-10-02",
      parent: "Martin Brookside",
      school: "None at present",
      needs: ["asd"],
      modes: ["online", "home"],
      days: ["mon", "wed", "fri"],
      sessionsPerWeek: 3,
      travelKm: 25,
      legalBasis: "sections-42-61",
      summary: "Science and mathematics towards GCSE, with clear routines.",
      risks: [],
      brief: "Needs the plan of each lesson a day ahead. Works well online with the camera off.",
      submissionKey: uuidv7(now.getTime()),
    },
  ];
};

/** Through the same doors as a broker, so that keys, requests, reminders and e-mails are true ones. */
export async function seedReferrals(db: Db, keys: ChildKeys, lotId: string, now: Date): Promise<void> {
  const broker = await theBroker(db);
  const [sent, draft] = needs(lotId, now);
  await recordReferral(db, broker, keys, draft, now);
  const { id } = await recordReferral(db, broker, keys, sent, now);
  const services = await db.selectFrom("service").select("id").where("lot_id", "=", lotId).execute();
  const sending = {
    referralId: id,
    version: 1,
    serviceIds: services.map((service) => service.id),
    widerReason: "",
    submissionKey: uuidv7(now.getTime()),
  };
  try {
    await sendReferral(db, broker, sending, now);
  } catch (error) {
    // A demonstration begun after the shipped bank holidays end still begins: its referral stays a draft.
    if (!(error instanceof PastHorizon)) throw error;
  }
}

async function theBroker(db: Db): Promise<Officer> {
  const person = await db
    .selectFrom("person")
    .innerJoin("person_role", "person_role.person_id", "person.id")
    .select(["person.id as personId", "person.name", "person.email"])
    .where("person_role.role", "=", "broker")
    .executeTakeFirstOrThrow();
  return { kind: "council", roles: ["broker"], ...person };
}
