import { createHash } from "node:crypto";
import { sql } from "kysely";
import { anonymous } from "#app/access/actor.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type CouncilPerson, createCouncilPerson } from "./council-people.server.ts";
import { hasEmail } from "./known-person.server.ts";
import { isStaff } from "./local-passwords.server.ts";
import { rolesAsClaimed } from "./roles-as-claimed.server.ts";
import { openSignIn } from "./sign-ins.server.ts";
import type { CouncilIdentity } from "./single-sign-on.ts";

/**
 * Why somebody whom the council's identity provider knows isn't let in: no second factor, no role in their claims,
 * disabled here, no usable address, or their address belongs to an account that isn't theirs to open this way.
 */
export type Refusal = "no-factor" | "no-role" | "disabled" | "no-address" | "other-account";
export type CouncilSignIn = { token: string } | { refused: Refusal };

/**
 * Signs in somebody of the council whom the identity provider has vouched for. They are found by its subject; the first
 * time by a proven address, to which the subject is then bound; else an account is made when their claims give a role.
 * Roles become what the claims say, at every sign-in. Providers' people, and the account for emergencies, never come
 * in this way. A refusal is recorded and returned, not thrown.
 */
export async function signInByCouncil(
  db: Db,
  identity: CouncilIdentity,
  browser: string,
  now: Date,
): Promise<CouncilSignIn> {
  return transact(db, anonymous, now, async (work) => {
    const refuse = (refused: Refusal, personId?: string): CouncilSignIn => {
      const subject = personId ? { type: "person", id: personId } : { type: "single-sign-on", id: coded(identity) };
      work.audit("person.sign-in-refused", subject, { by: "single-sign-on", why: refused });
      return { refused };
    };
    // Two tabs of a newcomer: one makes the account, the other finds it.
    await sql`select pg_advisory_xact_lock(hashtextextended(${identity.subject}, 0))`.execute(work.trx);
    const known = await knownPerson(work, identity);
    if (!identity.factorShown) return refuse("no-factor", known?.id);
    if (known?.disabled_at) return refuse("disabled", known.id);
    if (known?.belongs_to_provider) return refuse("other-account", known.id);
    if (known) await rolesAsClaimed(work, known, identity.roles);
    if (identity.roles.length === 0) return refuse("no-role", known?.id);
    const person = known ?? (await bindOrMake(work, identity));
    if (typeof person === "string") return refuse(person);
    work.audit("person.sign-in", { type: "person", id: person.id }, { by: "single-sign-on" });
    const opened = { personId: person.id, secondFactor: "single-sign-on", browser } as const;
    return { token: await openSignIn(work.trx, opened, now) };
  });
}

const people = ({ trx }: Work) =>
  trx
    .selectFrom("person")
    .select((eb) => [
      "id",
      "name",
      "email",
      "disabled_at",
      "break_glass",
      "single_sign_on_subject",
      eb
        .exists(eb.selectFrom("provider_member").select("role").whereRef("person_id", "=", "person.id"))
        .as("belongs_to_provider"),
      isStaff(eb),
    ])
    .forUpdate();

const knownPerson = (work: Work, { subject }: CouncilIdentity) =>
  people(work).where("single_sign_on_subject", "=", subject).executeTakeFirst();

async function bindOrMake(work: Work, identity: CouncilIdentity): Promise<CouncilPerson | Refusal> {
  const { email, subject, roles } = identity;
  if (!email) return "no-address";
  const holder = await people(work).where(hasEmail(email)).executeTakeFirst();
  if (!holder) return (await createCouncilPerson(work, { ...identity, email, roles, subject })) ?? "other-account";
  const theirs = identity.emailProven && holder.is_staff && !holder.belongs_to_provider;
  if (!theirs || holder.break_glass || holder.single_sign_on_subject) return "other-account";
  if (holder.disabled_at) return "disabled";
  await work.trx.updateTable("person").set({ single_sign_on_subject: subject }).where("id", "=", holder.id).execute();
  work.audit("person.single-sign-on-linked", { type: "person", id: holder.id });
  await notify(work, { email: holder.email, personId: holder.id }, "single-sign-on-linked", { name: holder.name });
  await rolesAsClaimed(work, holder, roles);
  return holder;
}

/** Stands for somebody without an account in the audit: some providers' subjects are names or addresses. */
const coded = ({ subject }: CouncilIdentity): string => createHash("sha256").update(subject).digest("hex").slice(0, 16);
