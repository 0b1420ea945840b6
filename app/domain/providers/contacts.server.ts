import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";

export const contactPurposes = ["referrals", "evidence"] as const;
export type ContactPurpose = (typeof contactPurposes)[number];
export type Contact = { personId: string; name: string; email: string };

/** Who can be told of referrals: those who may open them. Of documents: everyone. */
const rolesFor: Record<ContactPurpose, readonly string[]> = {
  referrals: ["owner", "referrals"],
  evidence: ["owner", "referrals", "finance", "viewer"],
};

/** Who may be chosen for a purpose at a provider, by name, and whether they are. */
export const contactChoices = (db: Db | Trx, providerId: string, purpose: ContactPurpose) =>
  db
    .selectFrom("provider_member as member")
    .innerJoin("person", "person.id", "member.person_id")
    .leftJoin("provider_contact as contact", (join) =>
      join
        .onRef("contact.person_id", "=", "person.id")
        .onRef("contact.provider_id", "=", "member.provider_id")
        .on("contact.purpose", "=", purpose),
    )
    .select(["person.id as personId", "person.name", "person.email"])
    .select(sql<boolean>`contact.person_id is not null`.as("chosen"))
    .where("member.provider_id", "=", providerId)
    .where("member.role", "in", rolesFor[purpose])
    .where("person.disabled_at", "is", null)
    .orderBy(sql`person.name collate english`)
    .orderBy("person.id")
    .execute();

/**
 * Who at a provider is told of referrals and placements, or of its documents, in a steady order: the chosen contacts;
 * while nobody is chosen its owners, and for referrals also whoever answers them.
 */
export async function contactsOf(trx: Trx, providerId: string, purpose: ContactPurpose): Promise<Contact[]> {
  const people = await trx
    .selectFrom("provider_member as member")
    .innerJoin("person", "person.id", "member.person_id")
    .select(["person.id as personId", "person.name", "person.email"])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("provider_contact as contact")
            .select("contact.purpose")
            .whereRef("contact.person_id", "=", "person.id")
            .where("contact.provider_id", "=", providerId)
            .where("contact.purpose", "=", purpose),
        )
        .as("chosen"),
    )
    .select("member.role")
    .where("member.provider_id", "=", providerId)
    .where("member.role", "in", rolesFor[purpose])
    .where("person.disabled_at", "is", null)
    .orderBy("person.id")
    .execute();
  const chosen = people.filter((person) => person.chosen);
  const usual = people.filter(({ role }) => role === "owner" || (purpose === "referrals" && role === "referrals"));
  return (chosen.length > 0 ? chosen : usual).map(({ personId, name, email }) => ({ personId, name, email }));
}

type Choice = Record<ContactPurpose, readonly string[]> & { submissionKey: string };

/** Sets who is told of what: an owner's choice among the provider's people. Throws Refused for anyone else. */
export function chooseContacts(db: Db, actor: Actor, { submissionKey, ...chosen }: Choice, now: Date): Promise<void> {
  return transact(db, actor, now, (work) =>
    once(work, "choose-contacts", { ...chosen, submissionKey }, async () => {
      if (actor.kind !== "provider") throw new NotFound();
      const { providerId } = actor;
      authorise(actor, "team.manage", { providerId }, "team.read");
      await work.trx.selectFrom("provider").select("id").where("id", "=", providerId).forUpdate().execute();
      await work.trx.deleteFrom("provider_contact").where("provider_id", "=", providerId).execute();
      for (const purpose of contactPurposes) {
        const able = await contactChoices(work.trx, providerId, purpose);
        for (const person_id of new Set(chosen[purpose])) {
          if (!able.some(({ personId }) => personId === person_id))
            throw new Refused(purpose, "Select people of your own organisation who may be told of this");
          await work.trx
            .insertInto("provider_contact")
            .values({ provider_id: providerId, purpose, person_id })
            .execute();
        }
      }
      const [referrals, evidence] = [[...chosen.referrals], [...chosen.evidence]];
      work.audit("provider.contacts", { type: "provider", id: providerId }, { referrals, evidence });
    }),
  );
}
