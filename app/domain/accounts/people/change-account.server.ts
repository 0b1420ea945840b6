import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { forgetBrowsers } from "../known-browsers.server.ts";
import { countFactors } from "../second-factor/factors.server.ts";
import { endSignIns } from "../sign-ins.server.ts";
import { keepsAnAdministrator, type OnPerson, onPerson, tellPerson, writeNote } from "./on-person.server.ts";
import type { AccountChangeForm } from "./people-forms.ts";

/**
 * One change by an administrator to somebody's account, which ends their sign-ins where it must and is told to them: shut
 * the account, open it again, sign it out everywhere, take a lost second step away. Throws Forbidden, NotFound,
 * NotAllowedNow when the account isn't so that it can be done, Refused for oneself and for the last administrator.
 */
export async function changeAccount(
  db: Db,
  actor: Actor,
  personId: string,
  form: AccountChangeForm,
  now: Date,
): Promise<void> {
  await transact(db, actor, now, (work) =>
    once(work, `${form.change} account`, { ...form, personId }, async () => {
      const person = await onPerson(work, personId);
      if (form.change === "disable") return disable(work, person, form.note);
      if (form.change === "enable") return enable(work, person, form.note);
      if (form.change === "sign-out") return signOut(work, person);
      return removeFactors(work, person, form);
    }),
  );
}

async function disable(work: Work, person: OnPerson, note: string): Promise<void> {
  const { id } = person;
  if (person.disabled) throw new NotAllowedNow("disable an account that is disabled");
  await keepsAnAdministrator(work, id, "note");
  await work.trx.updateTable("person").set({ disabled_at: work.now }).where("id", "=", id).execute();
  await endEverywhere(work, id);
  await writeNote(work, id, "disabled", note);
  work.audit("person.disable", { type: "person", id });
  await tellPerson(work, person, "disabled");
}

async function enable(work: Work, person: OnPerson, note: string): Promise<void> {
  const { id } = person;
  if (!person.disabled) throw new NotAllowedNow("enable an account that is not disabled");
  await work.trx.updateTable("person").set({ disabled_at: null }).where("id", "=", id).execute();
  await writeNote(work, id, "enabled", note);
  work.audit("person.enable", { type: "person", id });
  await tellPerson(work, person, "enabled");
}

async function signOut(work: Work, person: OnPerson): Promise<void> {
  const count = await endEverywhere(work, person.id);
  work.audit("person.end-sign-ins", { type: "person", id: person.id }, { count });
  await tellPerson(work, person, "signed-out");
}

/** At the next sign-in the person sets up another factor before they reach anything that needs one. */
async function removeFactors(
  work: Work,
  person: OnPerson,
  { note, check }: Extract<AccountChangeForm, { change: "remove-factors" }>,
): Promise<void> {
  const { id } = person;
  if ((await countFactors(work.trx, id)) === 0) throw new NotAllowedNow("remove a second step from who has none");
  for (const table of ["authenticator_app", "passkey", "recovery_code"] as const)
    await work.trx.deleteFrom(table).where("person_id", "=", id).execute();
  await endEverywhere(work, id);
  await writeNote(work, id, "factors-removed", note);
  work.audit("person.remove-factors", { type: "person", id }, { check });
  await tellPerson(work, person, "factors-removed");
}

async function endEverywhere({ trx, now }: Work, personId: string): Promise<number> {
  await forgetBrowsers(trx, personId);
  return endSignIns(trx, personId, now);
}
