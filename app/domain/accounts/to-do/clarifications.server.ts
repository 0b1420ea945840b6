import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { waitingByLot } from "#app/domain/frameworks/clarifications/clarifications.server.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** The applicants' questions that nobody has answered, lot by lot, for those who answer them. */
export async function clarificationsToDo(db: Trx, officer: Officer): Promise<ToDo[]> {
  if (!can(officer, "clarification.answer")) return [];
  const lots = await waitingByLot(db);
  if (lots.length === 0) return [{ count: 0, text: "questions from applicants to answer", href: paths.admin.lots() }];
  return lots.map(({ lotId, lot, waiting }) => ({
    count: waiting,
    text: `${waiting === 1 ? "question" : "questions"} from applicants about ${lot}`,
    href: paths.admin.lotQuestions(lotId),
  }));
}
