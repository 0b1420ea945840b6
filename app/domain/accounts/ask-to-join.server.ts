import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Forbidden, NotFound } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { companyNumberOf } from "#app/domain/providers/company-number.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { JoiningKind } from "./joining.ts";
import { isOfCouncil, isOfProvider } from "./known-person.server.ts";

type Asked = { kind: JoiningKind; providerId: string; personId: string; note: string };
type Ask = { submissionKey: string; organisation: string; kind: "join" | "owner-left"; note: string };

/**
 * Asks the owners of a registered organisation, or the council when the owner has left, to be let in. Returns the same
 * whether there is such an organisation or not, and whoever asks learns it only by being let in. Throws TooMany,
 * Forbidden for the council's own people.
 */
export async function askToJoin(db: Db, actor: Actor, input: Ask, now: Date): Promise<void> {
  const person = personId(actor);
  if (!person) throw new NotFound();
  await keepWithin(db, "invitation", `join|${person}`, now);
  await transact(db, actor, now, (work) =>
    once(work, "ask-to-join", input, async () => {
      if (await isOfCouncil(work.trx, person)) throw new Forbidden("act for a provider with a council account");
      const providerId = await findByNumberOrName(work.trx, input.organisation);
      if (!providerId) return work.audit("joining.ask-nobody", { type: "person", id: person });
      if (input.kind === "join" && (await isOfProvider(work.trx, person, providerId))) return;
      await recordRequest(work, { kind: input.kind, providerId, personId: person, note: input.note });
    }),
  );
}

/** Asks the council to make the person the owner of the provider for which they act, since its owner has left. */
export async function askForOwner(
  db: Db,
  actor: Actor,
  input: { submissionKey: string; note: string },
  now: Date,
): Promise<void> {
  if (actor.kind !== "provider") throw new NotFound();
  await keepWithin(db, "invitation", `join|${actor.personId}`, now);
  await transact(db, actor, now, (work) =>
    once(work, "ask-for-owner", input, async () => {
      const { providerId, personId: person } = actor;
      authorise(actor, "team.ask-owner", { providerId });
      await recordRequest(work, { kind: "owner-left", providerId, personId: person, note: input.note });
    }),
  );
}

/** Writes a request down, one at a time for a person and a provider. Owners hear of it when it says that they have left. */
export async function recordRequest(work: Work, { kind, providerId, personId, note }: Asked): Promise<void> {
  const id = uuidv7(work.now.getTime());
  const made = await work.trx
    .insertInto("joining_request")
    .values({ id, kind, provider_id: providerId, person_id: personId, note, created_at: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) return;
  work.audit("joining.ask", { type: "joining_request", id }, { kind, providerId, personId });
  if (kind !== "same-company-number") await tellOwners(work, kind, providerId, personId);
}

async function tellOwners(work: Work, kind: "join" | "owner-left", providerId: string, asker: string) {
  const owners = await work.trx
    .selectFrom("provider_member")
    .innerJoin("person", "person.id", "provider_member.person_id")
    .innerJoin("provider", "provider.id", "provider_member.provider_id")
    .select(["person.id", "person.name", "person.email", "provider.name as organisation"])
    .where("provider_id", "=", providerId)
    .where("role", "=", "owner")
    .where("person.disabled_at", "is", null)
    .where("person.id", "!=", asker)
    .orderBy("person.id")
    .execute();
  for (const { id, name, email, organisation } of owners)
    await notify(work, { email, personId: id }, "joining-asked", { name, organisation, kind });
}

async function findByNumberOrName(trx: Trx, typed: string): Promise<string | undefined> {
  const number = companyNumberOf(typed);
  const byNumber = number
    ? await trx.selectFrom("provider").select("id").where("company_number", "=", number).executeTakeFirst()
    : undefined;
  if (byNumber) return byNumber.id;
  const named = await trx.selectFrom("provider").select("id").where("name", "=", typed).limit(2).execute();
  return named.length === 1 ? named[0]?.id : undefined;
}
