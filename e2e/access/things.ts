import { sql } from "kysely";
import { createDb, type Db } from "#db/client.server.ts";
import { type Portal, settingsOf } from "../portal.ts";
import { type OpenStates, THREAD } from "./open-states.ts";

/** Whose thing the address names, seen from Bright Path's people: its own, another's, none, or what is no id at all. */
export type Whose = "own" | "other" | "absent" | "nonsense";

const ABSENT = "01900000-0000-7000-8000-000000000000";

/** Where an address takes its `:id` from: a query for the thing that belongs to the provider with this slug. */
const byProvider: Record<string, (slug: string) => ReturnType<typeof sql<{ id: string }>>> = {
  applications: (slug) =>
    sql<{
      id: string;
    }>`select a.id from application a join provider p on p.id = a.provider_id where p.slug = ${slug} order by a.id limit 1`,
  evidence: (slug) =>
    sql<{
      id: string;
    }>`select e.id from evidence e join provider p on p.id = e.provider_id where p.slug = ${slug} order by e.id limit 1`,
  requests: (slug) =>
    sql<{
      id: string;
    }>`select r.id from referral_request r join provider p on p.id = r.provider_id where p.slug = ${slug} order by r.id limit 1`,
  placements: (slug) =>
    sql<{
      id: string;
    }>`select x.id from placement x join provider p on p.id = x.provider_id where p.slug = ${slug} order by x.id limit 1`,
  invoices: (slug) =>
    sql<{
      id: string;
    }>`select x.id from invoice x join provider p on p.id = x.provider_id where p.slug = ${slug} order by x.id limit 1`,
  conditions: (slug) =>
    sql<{
      id: string;
    }>`select x.id from admission_condition x join provider p on p.id = x.provider_id where p.slug = ${slug} order by x.id limit 1`,
  exclusions: (slug) =>
    sql<{
      id: string;
    }>`select x.id from exclusion x join provider p on p.id = x.provider_id where p.slug = ${slug} order by x.id limit 1`,
  concerns: () => sql<{ id: string }>`select id from concern order by id limit 1`,
  visits: (slug) =>
    sql<{
      id: string;
    }>`select v.id from visit v join provider p on p.id = v.provider_id where p.slug = ${slug} order by v.id limit 1`,
  meetings: (slug) =>
    sql<{
      id: string;
    }>`select v.id from provider_review v join provider p on p.id = v.provider_id where p.slug = ${slug} order by v.id limit 1`,
  actions: (slug) =>
    sql<{
      id: string;
    }>`select x.id from action_point x join provider p on p.id = x.provider_id where p.slug = ${slug} order by x.id limit 1`,
  suspensions: (slug) =>
    sql<{
      id: string;
    }>`select x.id from suspension x join provider p on p.id = x.provider_id where p.slug = ${slug} order by x.id limit 1`,
  providers: (slug) => sql<{ id: string }>`select id from provider where slug = ${slug}`,
  staff: (slug) =>
    sql<{
      id: string;
    }>`select s.id from staff_member s join provider p on p.id = s.provider_id where p.slug = ${slug} and s.left_at is null order by s.id limit 1`,
  // Whose answer it is, nobody on the panel knows: one stands for all.
  answers: () => sql<{ id: string }>`select code as id from panel_answer order by id limit 1`,
  "staff-stops": () => sql<{ id: string }>`select id from staff_stop order by id limit 1`,
  team: (slug) =>
    sql<{
      id: string;
    }>`select m.person_id as id from provider_member m join provider p on p.id = m.provider_id where p.slug = ${slug} and m.role <> 'owner' order by m.person_id limit 1`,
  // Both firms are on tuition: the other's is a lot that the first is not on, if there is one.
  agreements: (slug) =>
    sql<{
      id: string;
    }>`select l.id from lot l where ${slug === owners.own ? sql`l.slug = 'tuition'` : sql`l.id not in (select a.lot_id from admission a join provider p on p.id = a.provider_id where p.slug = ${owners.own} and a.outcome = 'admitted')`} order by l.id limit 1`,
  lots: () => sql<{ id: string }>`select id from lot order by id limit 1`,
  frameworks: () => sql<{ id: string }>`select id from framework order by id limit 1`,
  rounds: () => sql<{ id: string }>`select id from admission_round order by id limit 1`,
  "question-sets": () => sql<{ id: string }>`select id from question_set order by id limit 1`,
  referrals: () => sql<{ id: string }>`select id from referral order by id limit 1`,
  children: () =>
    sql<{ id: string }>`select c.id from child c join placement x on x.child_id = c.id order by c.id limit 1`,
  people: () =>
    sql<{ id: string }>`select person_id as id from person_role where role = 'broker' order by person_id limit 1`,
  conversations: (slug) =>
    sql<{
      id: string;
    }>`select c.id from conversation c join provider p on p.id = c.provider_id where p.slug = ${slug} order by c.id limit 1`,
  messages: () => sql<{ id: string }>`select id from notification order by id limit 1`,
};

/** The pages that open only in a state that nothing of the demonstration is in, and which made thing is in it. */
const opensWith: Record<string, keyof OpenStates> = {
  "provider/applications/:id/questions/:page": "draft",
  "provider/applications/:id/evidence/:question/:field": "draft",
  "provider/applications/:id/earlier-answers": "draft",
  "provider/applications/:id/share": "draft",
  "provider/evidence/add-many/:id": "looseDocument",
  "provider/evidence-pack/import/:id": "broughtPack",
  "provider/evidence-pack/:id/download": "madePack",
  "provider/applications/:id/reply": "asked",
  "provider/applications/:id/withdraw": "submitted",
  "provider/applications/:id/new-questions": "askedSince",
  "admin/applications/:id/new-answers": "askedSince",
  "admin/rounds/:id": "round",
  "admin/question-sets/:id/publish": "questionDraft",
  "admin/question-sets/:id/sections/:section": "questionDraft",
  "admin/question-sets/:id/questions/:question/words": "questionDraft",
  "admin/question-sets/:id/questions/:question/rule": "questionDraft",
  "admin/question-sets/:id/questions/:question/shown": "questionDraft",
  "admin/question-sets/:id/questions/:question/shown/:about": "questionDraft",
  "admin/question-sets/:id/questions/:question/fields/:field": "questionDraft",
  "admin/applications/:id/ask/:question": "submitted",
  "admin/applications/:id/threads/:thread": "asked",
  "admin/applications/:id/recommend": "submitted",
  "admin/applications/:id/decide": "moderated",
  "admin/referrals/:id/award": "offered",
  "admin/visits/:id/record": "plannedVisit",
  "admin/conditions/:id": "condition",
  "provider/conditions/:id": "condition",
  "admin/exclusions/:id": "exclusion",
  "provider/exclusions/:id": "exclusion",
  "admin/suspensions/:id": "suspension",
  "provider/suspensions/:id": "suspension",
  "admin/staff-stops/:id": "staffStop",
  "provider/staff/import/:id": "staffList",
  "provider/staff/import/:id/errors.csv": "staffList",
  "provider/team/requests/:id": "wantsToJoin",
  "admin/people/requests/:id": "ownerLeft",
};

const owners = { own: "bright-path", other: "hilltop-tuition" } as const;
/** Parts of an address that name no record: a page of a form, a section, a question, a field, a copy, a public page. */
const fixed: Record<string, string> = {
  ":page": "name-and-type",
  ":section": "organisation",
  ":question": "SAF-01",
  ":field": "value",
  ":about": "ORG-02.value",
  ":number": "1",
  ":document": "terms-1",
  ":part": "about",
  ":lot": "new",
  ":token": "unknown",
  ":change": "sign-out",
  ":thread": THREAD,
};

/** Public things of the demonstration, by the first part of their address. */
const slugs: Record<string, string> = { lots: "tuition", frameworks: "alternative-provision" };

export type Thing = { whose: Whose; path: string };

/** The addresses to try of one route, by whose thing they name. Ids come from the demonstration, or are made. */
export async function thingsAt(db: Db, path: string, made: OpenStates): Promise<Thing[]> {
  const filled = path
    .replace(":photograph", await photographOf(db))
    .replace(
      /:(page|section|question|field|about|token|change|number|document|part|lot|thread)\b/g,
      (name) => fixed[name] ?? name,
    );
  if (!filled.includes(":")) return [{ whose: "own", path: `/${filled}` }];
  if (filled.includes(":slug")) {
    const slug = slugs[filled.split("/")[0] ?? ""] ?? (await publicSlug(db));
    return [{ whose: "own", path: `/${filled.replace(":slug", slug)}` }];
  }
  const noun = filled.startsWith("provider/referrals")
    ? "requests"
    : filled.startsWith("provider/messages")
      ? "conversations"
      : (filled.split("/")[1] ?? "");
  const find = byProvider[noun];
  if (!find && !opensWith[path]) throw new Error(`e2e/access/things.ts does not know where ${path} takes its id from`);
  const things: Thing[] = [];
  for (const whose of ["own", "other"] as const) {
    const opens = whose === "own" ? opensWith[path] : undefined;
    const id = opens ? made[opens] : (await find?.(owners[whose]).execute(db))?.rows[0]?.id;
    if (id && !things.some((thing) => thing.path.includes(id)))
      things.push({ whose, path: `/${filled.replace(":id", id)}` });
  }
  const at = (id: string) => `/${filled.replace(":id", id)}`;
  return [...things, { whose: "absent", path: at(ABSENT) }, { whose: "nonsense", path: at("not-an-id") }];
}

/** The demonstration's photograph of a visit. */
async function photographOf(db: Db): Promise<string> {
  const row = await db.selectFrom("visit_photograph").select("id").orderBy("id").limit(1).executeTakeFirst();
  return row?.id ?? ABSENT;
}

async function publicSlug(db: Db): Promise<string> {
  const row = await db.selectFrom("service").select("slug").orderBy("slug").limit(1).executeTakeFirst();
  return row?.slug ?? "none";
}

/** The demonstration's database as its owner, to look behind the walls. */
export const ownerDb = (portal: Portal): Db => createDb(settingsOf(portal).DATABASE_OWNER_URL ?? "", { max: 2 });

/** How many rows each table holds, and how many of the audit's entries are not refused accesses: people's, not a job's. */
export async function rowCounts(db: Db): Promise<Record<string, number>> {
  const { rows } = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db);
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const filter = name === "audit_entry" ? sql`where action <> 'access.denied'` : sql``;
    const result = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)} ${filter}`.execute(db);
    counts[name] = result.rows[0]?.n ?? 0;
  }
  return counts;
}
