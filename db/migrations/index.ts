import type { Migration } from "kysely";
import * as people from "./001-people.ts";
import * as record from "./002-record.ts";
import * as admission from "./003-admission.ts";
import * as standing from "./003b-standing.ts";
import * as placement from "./004-placement.ts";
import * as payment from "./004b-payment.ts";
import * as directory from "./005-directory.ts";
import * as referral from "./005-referral.ts";
import * as submissions from "./006-submissions.ts";
import * as paymentRecord from "./007-payment-record.ts";
import * as accounts from "./008-accounts.ts";
import * as rowSecurity from "./009-row-security.ts";
import * as teams from "./010-teams.ts";
import * as signIns from "./011-signins.ts";
import * as personNotes from "./012-person-notes.ts";
import * as auditFacts from "./013-audit-facts.ts";
import * as questionSets from "./014-question-sets.ts";
import * as frameworks from "./015-frameworks.ts";
import * as evidenceObjects from "./016-evidence-objects.ts";
import * as storeChecks from "./016b-store-checks.ts";
import * as looseDocuments from "./016c-loose-documents.ts";
import * as evidenceReading from "./017-evidence-reading.ts";
import * as scanner from "./018-scanner.ts";
import * as lapse from "./019-lapse.ts";
import * as placementDecision from "./020-placement-decision.ts";
import * as staffRecord from "./021-staff-record.ts";
import * as staffStops from "./021b-staff-stops.ts";
import * as checks from "./022-checks.ts";
import * as exclusion from "./022b-exclusion.ts";
import * as debarment from "./022c-debarment.ts";
import * as supplierShare from "./022d-supplier-share.ts";
import * as renewalCalendar from "./023-renewal-calendar.ts";
import * as decisionReview from "./024-decision-review.ts";
import * as queue from "./025-queue.ts";
import * as desk from "./026-desk.ts";
import * as decide from "./027-decide.ts";
import * as conflict from "./027b-conflict.ts";
import * as condition from "./027c-condition.ts";
import * as visits from "./028-visits.ts";
import * as performance from "./028b-performance.ts";
import * as concerns from "./029-concerns.ts";
import * as suspensions from "./029b-suspensions.ts";
import * as removals from "./029c-removals.ts";
import * as panel from "./030-panel.ts";
import * as providerSide from "./031-provider-side.ts";
import * as evidencePack from "./032-evidence-pack.ts";
import * as idempotencyDigest from "./033-idempotency-digest.ts";
import * as queueOrder from "./034-queue-order.ts";
import * as reminders from "./035-reminders.ts";

/** Every migration, oldest first. Forward only; a landed one is never edited. */
export const migrations: Record<string, Migration> = {
  "001-people": people,
  "002-record": record,
  "003-admission": admission,
  "003b-standing": standing,
  "004-placement": placement,
  "004b-payment": payment,
  "005-directory": directory,
  "005-referral": referral,
  "006-submissions": submissions,
  "007-payment-record": paymentRecord,
  "008-accounts": accounts,
  "009-row-security": rowSecurity,
  "010-teams": teams,
  "011-signins": signIns,
  "012-person-notes": personNotes,
  "013-audit-facts": auditFacts,
  "014-question-sets": questionSets,
  "015-frameworks": frameworks,
  "016-evidence-objects": evidenceObjects,
  "016b-store-checks": storeChecks,
  "016c-loose-documents": looseDocuments,
  "017-evidence-reading": evidenceReading,
  "018-scanner": scanner,
  "019-lapse": lapse,
  "020-placement-decision": placementDecision,
  "021-staff-record": staffRecord,
  "021b-staff-stops": staffStops,
  "022-checks": checks,
  "022b-exclusion": exclusion,
  "022c-debarment": debarment,
  "022d-supplier-share": supplierShare,
  "023-renewal-calendar": renewalCalendar,
  "024-decision-review": decisionReview,
  "025-queue": queue,
  "026-desk": desk,
  "027-decide": decide,
  "027b-conflict": conflict,
  "027c-condition": condition,
  "028-visits": visits,
  "028b-performance": performance,
  "029-concerns": concerns,
  "029b-suspensions": suspensions,
  "029c-removals": removals,
  "030-panel": panel,
  "031-provider-side": providerSide,
  "032-evidence-pack": evidencePack,
  "033-idempotency-digest": idempotencyDigest,
  "034-queue-order": queueOrder,
  "035-reminders": reminders,
};

/** The schema that this code needs: a process refuses to start on an older one. */
export const newestMigration = Object.keys(migrations).at(-1) as string;
