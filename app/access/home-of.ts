import { paths } from "#app/paths.ts";
import type { Actor } from "./actor.ts";
import { can } from "./policy.ts";

/** The page on which this person's day begins; their account when they belong to no provider and hold no role. */
export function homeOf(actor: Actor): string {
  if (actor.kind === "anonymous" || actor.kind === "system") return paths.home();
  if (can(actor, "provider.home")) return paths.provider.home();
  if (can(actor, "council.home")) return paths.admin.home();
  if (can(actor, "school.home")) return paths.school.home();
  return can(actor, "panel.home") ? paths.panel.home() : paths.account.home();
}
