import { sql } from "kysely";
import { inGoodStanding } from "#app/domain/providers/standing.server.ts";

/**
 * SQL for what the directory shows, over a row of service: whatever is in good standing, except specialists. They are
 * hired by the council for its own work; no family asks for one.
 */
export const isListed = sql<boolean>`(${inGoodStanding("service")}
  and service.lot_id not in (select id from lot where lot.code = 'specialist'))`;
