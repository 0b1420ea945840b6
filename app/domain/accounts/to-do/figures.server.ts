import { sql } from "kysely";
import { type CouncilRole, hasRole, type Officer } from "#app/access/actor.ts";
import { countServices } from "#app/domain/directory/count-services.server.ts";
import { waitingNow } from "#app/domain/evidence/scanning/watch-scanner.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

const DAY = 86_400_000;

type Figure = { for: readonly CouncilRole[]; find: (db: Trx, now: Date) => Promise<ToDo> };

const one = (count: number, singular: string, plural: string): string => (count === 1 ? singular : plural);
const counted = async (query: { execute: () => Promise<{ count: number }[]> }): Promise<number> =>
  Number((await query.execute())[0]?.count ?? 0);

const placementsRunning = async (db: Trx): Promise<ToDo> => {
  const count = await counted(
    db.selectFrom("placement").select(sql<number>`count(*)::int`.as("count")).where("status", "=", "live"),
  );
  return {
    count,
    text: `${one(count, "placement is", "placements are")} running`,
    href: `${paths.admin.placements()}?status=live`,
  };
};

const holdsOpen = async (db: Trx): Promise<ToDo> => {
  const count = await counted(
    db
      .selectFrom("hold")
      .select(sql<number>`count(*)::int`.as("count"))
      .where("kind", "in", ["lapse", "suspension"])
      .where("lifted_at", "is", null),
  );
  return {
    count,
    text: `${one(count, "lapse or suspension is", "lapses and suspensions are")} open`,
    href: paths.admin.providers(),
  };
};

const lotsOpen = async (db: Trx): Promise<ToDo> => {
  const count = await counted(
    db.selectFrom("lot").select(sql<number>`count(*)::int`.as("count")).where("status", "=", "open"),
  );
  return { count, text: `${one(count, "lot is", "lots are")} open to applications`, href: paths.admin.lots() };
};

const providersAdmitted = async (db: Trx): Promise<ToDo> => {
  const count = await counted(
    db
      .selectFrom("admission")
      .select(sql<number>`count(distinct provider_id)::int`.as("count"))
      .where("outcome", "=", "admitted"),
  );
  return {
    count,
    text: `${one(count, "provider is", "providers are")} admitted to a lot`,
    href: paths.admin.providers(),
  };
};

const servicesApproved = async (db: Trx): Promise<ToDo> => {
  const count = await countServices(db);
  return { count, text: `approved ${one(count, "service", "services")} in good standing`, href: paths.findProvision() };
};

const invoicesUnpaid = async (db: Trx): Promise<ToDo> => {
  const count = await counted(
    db
      .selectFrom("invoice")
      .select(sql<number>`count(*)::int`.as("count"))
      .where("status", "in", ["submitted", "queried", "approved"]),
  );
  return { count, text: `${one(count, "invoice is", "invoices are")} not paid yet`, href: paths.admin.invoices() };
};

const READ_IDENTITY = "child.identity.read";

const identitiesOpened = async (db: Trx, now: Date): Promise<ToDo> => {
  const { count, people } = await db
    .selectFrom("audit_entry")
    .select([sql<number>`count(*)::int`.as("count"), sql<number>`count(distinct actor_id)::int`.as("people")])
    .where("action", "=", READ_IDENTITY)
    .where("at", ">", new Date(now.getTime() - 7 * DAY))
    .executeTakeFirstOrThrow();
  const by = `${people.toLocaleString("en-GB")} ${one(people, "person", "people")}`;
  const text = `${one(count, "time a child’s", "times a child’s")} identity was opened in the last 7 days, by ${by}`;
  return { count, text, href: `${paths.admin.audit()}?action=${READ_IDENTITY}` };
};

const auditEntries = async (db: Trx): Promise<ToDo> => {
  const { seq } = await db.selectFrom("audit_head").select("seq").executeTakeFirstOrThrow();
  const anchor = await db.selectFrom("audit_anchor").select("at").orderBy("seq", "desc").limit(1).executeTakeFirst();
  const anchored = anchor ? `last anchored outside the database at ${formatDateTime(anchor.at)}` : "not anchored yet";
  return { count: seq, text: `${one(seq, "entry", "entries")} in the audit, ${anchored}`, href: paths.admin.audit() };
};

const accounts = async (db: Trx): Promise<ToDo> => {
  const count = await counted(
    db
      .selectFrom("person")
      .select(sql<number>`count(*)::int`.as("count"))
      .where("confirmed_at", "is not", null)
      .where("disabled_at", "is", null),
  );
  return {
    count,
    text: `${one(count, "person has", "people have")} an account that works`,
    href: paths.admin.people(),
  };
};

const documentsScanning = async (db: Trx): Promise<ToDo> => {
  const { count } = await waitingNow(db);
  return {
    count,
    text: `${one(count, "document waits", "documents wait")} for the virus scanner`,
    href: paths.admin.scanner(),
  };
};

const figures: readonly Figure[] = [
  { for: ["broker", "caseworker", "manager", "approver", "director"], find: placementsRunning },
  { for: ["qa", "qa_lead", "director"], find: holdsOpen },
  { for: ["commissioner", "procurement"], find: lotsOpen },
  { for: ["commissioner", "procurement"], find: providersAdmitted },
  { for: ["broker", "qa", "qa_lead"], find: servicesApproved },
  { for: ["finance"], find: invoicesUnpaid },
  { for: ["dpo"], find: identitiesOpened },
  { for: ["auditor"], find: auditEntries },
  { for: ["admin"], find: accounts },
  { for: ["admin", "qa_lead", "auditor"], find: documentsScanning },
];

/** How things stand now, for each role what it answers for, whether or not anything waits. */
export async function councilFigures(db: Trx, officer: Officer, now: Date): Promise<ToDo[]> {
  const found: ToDo[] = [];
  for (const figure of figures) if (hasRole(officer, ...figure.for)) found.push(await figure.find(db, now));
  return found;
}
