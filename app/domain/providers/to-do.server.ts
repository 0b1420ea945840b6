import type { Trx } from "#db/client.server.ts";
import { agreementsToDo } from "./to-do/agreements.server.ts";
import { applicationsToDo } from "./to-do/applications.server.ts";
import { catchUpsToDo } from "./to-do/catch-ups.server.ts";
import { conditionsToDo } from "./to-do/conditions.server.ts";
import { contactsToDo } from "./to-do/contacts.server.ts";
import { evidenceToDo } from "./to-do/evidence.server.ts";
import { exclusionsToDo } from "./to-do/exclusions.server.ts";
import { invoicesToDo } from "./to-do/invoices.server.ts";
import { looseToDo } from "./to-do/loose-documents.server.ts";
import { messagesToDo } from "./to-do/messages.server.ts";
import { placementsToDo } from "./to-do/placements.server.ts";
import { registrationToDo } from "./to-do/registration.server.ts";
import { requestsToDo } from "./to-do/requests.server.ts";
import { suspensionsToDo } from "./to-do/suspensions.server.ts";
import { visitsToDo } from "./to-do/visits.server.ts";

/** One thing that waits for a provider. `due` is an instant: the list is sorted by it, and shows its London date. */
export type ToDo = { text: string; href: string; due?: Date };
/** What waits in one room of the portal. */
export type FindToDo = (db: Trx, providerId: string, now: Date, role: string) => Promise<ToDo[]>;

/** Every room adds its own. */
const rooms: readonly FindToDo[] = [
  applicationsToDo,
  conditionsToDo,
  catchUpsToDo,
  registrationToDo,
  suspensionsToDo,
  exclusionsToDo,
  visitsToDo,
  agreementsToDo,
  messagesToDo,
  evidenceToDo,
  looseToDo,
  requestsToDo,
  invoicesToDo,
  placementsToDo,
  contactsToDo,
];

/** What needs doing that somebody of a provider may open, soonest first; what has no date comes last. */
export async function providerToDo(
  db: Trx,
  { providerId, role }: { providerId: string; role: string },
  now: Date,
): Promise<ToDo[]> {
  const found: ToDo[] = [];
  for (const find of rooms) found.push(...(await find(db, providerId, now, role)));
  const time = ({ due }: ToDo): number => due?.getTime() ?? Number.POSITIVE_INFINITY;
  // Two things without a date: infinity less infinity is no number.
  return found.sort((a, b) => time(a) - time(b) || 0);
}
