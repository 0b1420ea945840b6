import { anonymous } from "#app/access/actor.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { slugOf } from "#app/domain/slug.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { recordRequest } from "./ask-to-join.server.ts";
import type { Registration } from "./credentials.ts";
import { newEmailToken } from "./email-tokens.server.ts";
import { hasEmail } from "./known-person.server.ts";
import { hashNewPassword } from "./new-password.server.ts";

/**
 * Registers a person and their organisation, and mails the link that proves the address. A known address gets a mail
 * saying so instead; the page says the same to both, after the same work. Refused for a password that is too well known.
 */
export async function register(db: Db, input: Registration, now: Date): Promise<void> {
  const { name, email, organisation } = input;
  const passwordHash = await hashNewPassword(db, input.password, { name, email, organisations: [organisation] }, now);
  await transact(db, anonymous, now, async (work) => {
    const known = await work.trx
      .selectFrom("person")
      .select(["id", "name", "confirmed_at"])
      .where(hasEmail(input.email))
      .executeTakeFirst();
    if (known?.confirmed_at)
      return notify(work, { email: input.email, personId: known.id }, "already-registered", { name: known.name });
    if (known) return mailConfirmation(work, { id: known.id, name: known.name, email: input.email });
    const person = { id: uuidv7(now.getTime()), name: input.name, email: input.email };
    const inserted = await work.trx
      .insertInto("person")
      .values({ ...person, password_hash: passwordHash, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!inserted) return; // The same form, sent twice at once: the other one does the work.
    work.audit("person.register", { type: "person", id: person.id });
    const provider = await foundProvider(work, input);
    if (provider.isNew) await makeOwner(work, person.id, provider.id);
    else
      await recordRequest(work, {
        kind: "same-company-number",
        providerId: provider.id,
        personId: person.id,
        note: `Registered as ${input.organisation}`,
      });
    await mailConfirmation(work, person);
  });
}

/** A new organisation, or the one that has this company number already: whoever comes second doesn't get in by it. */
async function foundProvider(
  { trx, now }: Work,
  { organisation, companyNumber }: Registration,
): Promise<{ id: string; isNew: boolean }> {
  const id = uuidv7(now.getTime());
  const slug = slugOf(organisation);
  const taken = await trx.selectFrom("provider").select("id").where("slug", "=", slug).executeTakeFirst();
  const made = await trx
    .insertInto("provider")
    .values({
      id,
      name: organisation,
      slug: taken ? `${slug}-${id.slice(-6)}` : slug,
      company_number: companyNumber ?? null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("company_number").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made) return { id, isNew: true };
  const first = await trx
    .selectFrom("provider")
    .select("id")
    .where("company_number", "=", companyNumber ?? "")
    .executeTakeFirstOrThrow();
  return { id: first.id, isNew: false };
}

async function makeOwner({ trx, audit }: Work, personId: string, providerId: string): Promise<void> {
  await trx
    .insertInto("provider_member")
    .values({ person_id: personId, provider_id: providerId, role: "owner" })
    .execute();
  audit("provider.register", { type: "provider", id: providerId });
}

async function mailConfirmation(work: Work, person: { id: string; name: string; email: string }): Promise<void> {
  const token = await newEmailToken(work, person.id, "confirm-email");
  await notify(work, { email: person.email, personId: person.id }, "confirm-email", { name: person.name, token });
}
