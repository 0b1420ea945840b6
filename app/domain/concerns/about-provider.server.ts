import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { isListed } from "#app/domain/directory/listed.server.ts";
import { nameHas } from "#app/domain/name-has.server.ts";
import type { Db, Trx } from "#db/client.server.ts";

/**
 * The provider that a link to the form is about, by the slug of a service or of a provider: one that the directory
 * shows, for council staff any, for a provider itself. Nobody else learns from a guessed slug who has an account.
 */
export async function aboutProvider(db: Db | Trx, actor: Actor, slug: string) {
  if (slug === "") return undefined;
  const listed = await db
    .selectFrom("service")
    .innerJoin("provider", "provider.id", "service.provider_id")
    .select(["provider.id", "provider.name"])
    .where((or) => or.or([or("service.slug", "=", slug), or("provider.slug", "=", slug)]))
    .where(isListed)
    .orderBy((by) => by("service.slug", "=", slug), "desc")
    .executeTakeFirst();
  if (listed) return listed;
  const known = await db.selectFrom("provider").select(["id", "name"]).where("slug", "=", slug).executeTakeFirst();
  const isOwn = actor.kind === "provider" && actor.providerId === known?.id;
  return isOwn || can(actor, "provider.read") ? known : undefined;
}

/** The one provider whose whole name this is, in any case; undefined for none or several. */
export async function providerNamed(db: Db | Trx, name: string): Promise<{ id: string } | undefined> {
  if (name === "") return undefined;
  const [one, second] = await db
    .selectFrom("provider")
    .select("id")
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .limit(2)
    .execute();
  return second ? undefined : one;
}

/** The providers whose name has this in it, in any case, by name: the one alone whose whole name it is. Twenty at most. */
export async function providersLike(db: Db | Trx, name: string): Promise<{ id: string; name: string }[]> {
  const found = await db
    .selectFrom("provider")
    .select(["id", "name"])
    .where(nameHas("name", name))
    .orderBy(sql`provider.name collate english`)
    .orderBy("id")
    .limit(20)
    .execute();
  const whole = found.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  return whole.length === 1 ? whole : found;
}
