import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { ageOn } from "#app/domain/children/child.ts";
import { type ChildKeys, sealWith } from "#app/domain/children/child-keys.server.ts";
import { recordChild } from "#app/domain/children/record-child.server.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { today } from "#app/domain/london-time.ts";
import { outcodeOf } from "#app/domain/postcodes/postcode.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { lotChoices } from "./lot-choices.server.ts";
import { identityOf, type ReferralForm } from "./referral.ts";

/**
 * Records a child's need as a draft, once for a form: identity goes to the child, sealed; the referral keeps only age,
 * outcode and the need. Returns the referral's id. Throws Refused beside the field that breaks a rule.
 */
export function recordReferral(
  db: Db,
  actor: Actor,
  keys: ChildKeys,
  form: ReferralForm,
  now: Date,
): Promise<{ id: string }> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "referral.record", undefined, "referral.list");
    return once(work, "record-referral", form, () => record(work, keys, form));
  });
}

async function record(work: Work, keys: ChildKeys, form: ReferralForm): Promise<{ id: string }> {
  const { trx, actor, now } = work;
  const brokerId = personId(actor);
  const outcode = outcodeOf(form.postcode);
  if (!brokerId || !outcode) throw new NotFound();
  await refuseUnknown(work, form);
  const child = await recordChild(work, keys, identityOf(form));
  const id = uuidv7(now.getTime());
  const { preference } = form;
  await trx
    .insertInto("referral")
    .values({
      id,
      ref: newReference("REF"),
      child_id: child.id,
      lot_id: form.lot,
      broker_id: brokerId,
      status: "draft",
      age: ageOn(form.dateOfBirth, form.startOn),
      needs: form.needs,
      modes: form.modes,
      days: form.days,
      sessions_per_week: form.sessionsPerWeek,
      start_on: form.startOn,
      end_on: form.endOn,
      outcode,
      travel_km: form.travelKm,
      summary: form.summary,
      risk_categories: form.risks,
      sealed_brief: sealWith(keys, child, "referral.sealed_brief", form.brief),
      sealed_preference: preference ? sealWith(keys, child, "referral.sealed_preference", preference) : null,
      legal_basis: form.legalBasis,
      maintaining_authority: form.maintainingAuthority || null,
      found_how: form.foundHow,
      created_at: now,
    })
    .execute();
  work.audit("referral.record", { type: "referral", id }, { childId: child.id });
  return { id };
}

/** What no page of ours offers: a lot, need, mode or day that does not exist, or a start that is past. */
async function refuseUnknown({ trx, now }: Work, form: ReferralForm): Promise<void> {
  const lot = await trx.selectFrom("lot").select("id").where("id", "=", form.lot).executeTakeFirst();
  if (!lot) throw new Refused("lot", "Select a lot");
  const choices = await lotChoices(trx, form.lot, now);
  for (const name of ["needs", "modes", "days"] as const) {
    const known = choices[name].map(({ value }) => value);
    if (!form[name].every((code) => known.includes(code))) throw new Refused(name, "Select from the list");
  }
  if (form.startOn < today(now)) throw new Refused("startOn", "Start date must be today or later");
  const age = ageOn(form.dateOfBirth, form.startOn);
  if (age < 4 || age > 25) throw new Refused("dateOfBirth", "The child must be 4 to 25 years old at the start");
}
