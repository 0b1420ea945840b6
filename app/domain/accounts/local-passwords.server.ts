import { type ExpressionBuilder, sql } from "kysely";
import { formatDateTime } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { DB } from "#db/schema.ts";
import { staffRoles } from "./single-sign-on.ts";

/** What a query on `person` selects so that `passwordOpens` can be answered. */
export const isStaff = (eb: ExpressionBuilder<DB, "person">) =>
  eb
    .exists(
      eb
        .selectFrom("person_role")
        .select(sql.lit(1).as("one"))
        .whereRef("person_role.person_id", "=", "person.id")
        .where("person_role.role", "in", [...staffRoles]),
    )
    .as("is_staff");

/**
 * Whether this person's password opens their account, and can be reset. Where the council's people come by single
 * sign-on theirs don't, save the one account for emergencies.
 */
export const passwordOpens = (
  person: { is_staff: unknown; break_glass: boolean },
  councilBySingleSignOn: boolean,
): boolean => !councilBySingleSignOn || person.break_glass || !person.is_staff;

/** Records that the account for emergencies was opened by its password, and tells every administrator. */
export async function reportBreakGlass(work: Work, personId: string): Promise<void> {
  work.audit("person.break-glass-sign-in", { type: "person", id: personId });
  const administrators = await work.trx
    .selectFrom("person")
    .innerJoin("person_role", "person_role.person_id", "person.id")
    .select(["person.id", "person.email"])
    .where("person_role.role", "=", "admin")
    .where("person.disabled_at", "is", null)
    .orderBy("person.id")
    .execute();
  for (const { id, email } of administrators)
    await notify(work, { email, personId: id }, "break-glass-used", { personId, at: formatDateTime(work.now) });
}
