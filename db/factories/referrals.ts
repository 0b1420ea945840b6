import type { Officer } from "#app/access/actor.ts";
import type { Identity } from "#app/domain/children/child.ts";
import type { ChildKeys } from "#app/domain/children/child-keys.server.ts";
import { recordReferral } from "#app/domain/referrals/record-referral.server.ts";
import type { ReferralForm } from "#app/domain/referrals/referral.ts";
import { sendReferral } from "#app/domain/referrals/send-referral.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import { anOfficer } from "./people.ts";
import type { ApprovedProvider } from "./providers.ts";

/** Keys for tests; a real installation's come from its settings. */
export const childKeys: ChildKeys = {
  dataKeys: [{ id: "k1", key: Buffer.alloc(32, 1) }],
  dataIndexKey: Buffer.alloc(32, 2),
};

/** A child who does not exist, whose every word is rare enough to be searched for in logs and dumps. */
export const invented: Identity = {
  firstNames: "Ottoline",
  surname: "Canaryfield",
  dateOfBirth: "2013-03-09",
  upn: "B801200005001",
  address: "1 Peewit Lane, Hereford",
  postcode: "HR1 9ZZ",
  parent: "Perdita Canaryfield",
  school: "Dovecote Academy",
};

/** A whole referral form, as the page's schema gives it; `lot` is the lot's id. */
export const aReferralForm = (lot: string, changed: Partial<ReferralForm> = {}): ReferralForm => ({
  ...invented,
  upn: invented.upn ?? "",
  lot,
  needs: ["semh"],
  modes: ["online"],
  days: ["mon", "wed"],
  sessionsPerWeek: 2,
  startOn: "2026-09-21",
  endOn: "2026-12-18",
  travelKm: 20,
  legalBasis: "looked-after",
  maintainingAuthority: "",
  summary: "English and mathematics, two mornings a week",
  risks: ["aggression", "self-harm"],
  brief: "Plumcanary settles best in a quiet room",
  foundHow: "The portal’s list",
  preference: "The family likes Finchcanary tutors",
  submissionKey: uuidv7(),
  ...changed,
});

/**
 * A referral recorded by a broker and sent to these providers of its lot, all at one instant. `keys` are the portal's
 * own where one that runs is to open it.
 */
export async function aSentReferral(
  db: Db,
  providers: readonly ApprovedProvider[],
  options: { broker?: Officer; now: Date; form?: Partial<ReferralForm>; keys?: ChildKeys },
): Promise<{ id: string; broker: Officer; requestIds: string[] }> {
  const [first] = providers;
  if (!first) throw new Error("A referral is sent to someone");
  const broker = options.broker ?? (await anOfficer(db, ["broker"]));
  const form = aReferralForm(first.lot.id, options.form);
  const { id } = await recordReferral(db, broker, options.keys ?? childKeys, form, options.now);
  await sendReferral(
    db,
    broker,
    {
      referralId: id,
      version: 1,
      serviceIds: providers.map(({ serviceId }) => serviceId),
      widerReason: "",
      submissionKey: uuidv7(),
    },
    options.now,
  );
  const requests = await db
    .selectFrom("referral_request")
    .select(["id", "provider_id"])
    .where("referral_id", "=", id)
    .execute();
  const requestIds = providers.map(
    ({ providerId }) => requests.find((one) => one.provider_id === providerId)?.id ?? "",
  );
  return { id, broker, requestIds };
}
