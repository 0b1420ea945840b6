import type { Officer } from "#app/access/actor.ts";
import type { Trx } from "#db/client.server.ts";
import { alarmsToDo } from "./to-do/alarms.server.ts";
import { applicationsToDo } from "./to-do/applications.server.ts";
import { clarificationsToDo } from "./to-do/clarifications.server.ts";
import { concernsToDo } from "./to-do/concerns.server.ts";
import { conditionsToDo } from "./to-do/conditions.server.ts";
import { conversationsToDo } from "./to-do/conversations.server.ts";
import { debarmentToDo } from "./to-do/debarment.server.ts";
import { documentsToDo } from "./to-do/documents.server.ts";
import { evidenceStoreToDo } from "./to-do/evidence-store.server.ts";
import { exclusionsToDo } from "./to-do/exclusions.server.ts";
import { invoicesToDo } from "./to-do/invoices.server.ts";
import { joiningToDo } from "./to-do/joining.server.ts";
import { mailToDo } from "./to-do/mail.server.ts";
import { marksToDo } from "./to-do/marks.server.ts";
import { placementDecisionsToDo } from "./to-do/placement-decisions.server.ts";
import { placementsToDo } from "./to-do/placements.server.ts";
import { referralsToDo } from "./to-do/referrals.server.ts";
import { registrationToDo } from "./to-do/registration.server.ts";
import { scannerToDo } from "./to-do/scanner.server.ts";
import { signOffsToDo } from "./to-do/sign-offs.server.ts";
import { staffStopsToDo } from "./to-do/staff-stops.server.ts";
import { suspensionsToDo } from "./to-do/suspensions.server.ts";
import { visitsToDo } from "./to-do/visits.server.ts";
import type { ToDo } from "./to-do.ts";

/** What each noun has for an officer to do, in the order of the work, a file each in `to-do/`. Each knows whom it concerns. */
const nouns: readonly ((db: Trx, officer: Officer, now: Date) => Promise<ToDo[]>)[] = [
  // A child may be in danger: before everything else.
  concernsToDo,
  applicationsToDo,
  documentsToDo,
  conditionsToDo,
  clarificationsToDo,
  conversationsToDo,
  joiningToDo,
  registrationToDo,
  suspensionsToDo,
  exclusionsToDo,
  debarmentToDo,
  visitsToDo,
  referralsToDo,
  placementDecisionsToDo,
  staffStopsToDo,
  placementsToDo,
  marksToDo,
  invoicesToDo,
  signOffsToDo,
  mailToDo,
  scannerToDo,
  evidenceStoreToDo,
  alarmsToDo,
];

/** Everything that waits for an officer now, by their roles; what concerns them stays listed when nothing waits. */
export async function councilToDo(db: Trx, officer: Officer, now: Date): Promise<ToDo[]> {
  const toDo: ToDo[] = [];
  for (const noun of nouns) toDo.push(...(await noun(db, officer, now)));
  return toDo;
}
