import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import { actionTag, urgencyOf } from "./action.ts";
import type { ActionStatus } from "./action-status.ts";

type Action = {
  id: string;
  what: string;
  owner: string;
  ownerName: string | null;
  provider: string;
  dueOn: string;
  status: ActionStatus;
  version: number;
  doneNote: string | null;
  doneAt: Date | null;
  doneBy: string | null;
  closedNote: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  movedNote: string | null;
  movedAt: Date | null;
  movedBy: string | null;
};

/** An action as people read it. London dates; what was due before `escalateBefore` goes to the QA lead. */
export function actionInWords(action: Action, today: string, escalateBefore: string) {
  const { id, what, provider, owner, ownerName, dueOn, status, version, doneNote, closedNote, movedNote } = action;
  const urgency = urgencyOf(status, dueOn, today, escalateBefore);
  return {
    ...{ id, what, status, version, urgency, doneNote, closedNote, movedNote },
    whose: owner === "council" ? (ownerName ?? "The council") : provider,
    due: formatDate(dueOn),
    tag: actionTag(status, urgency),
    moved: action.movedAt ? `${formatDateTime(action.movedAt)} by ${action.movedBy}` : undefined,
    done: action.doneAt ? `${formatDateTime(action.doneAt)} by ${action.doneBy}` : undefined,
    closed: action.closedAt ? `${formatDateTime(action.closedAt)} by ${action.closedBy}` : undefined,
  };
}
export type ActionInWords = ReturnType<typeof actionInWords>;
