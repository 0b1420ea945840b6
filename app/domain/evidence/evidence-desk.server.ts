import { isOver } from "#app/domain/applications/application-status.ts";
import { applicationsOf } from "#app/domain/applications/applications.server.ts";
import { mayGiveEvidence } from "#app/domain/applications/may-change.ts";
import { formOf } from "#app/domain/applications/open-form.server.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { type QuestionSet, questionsOf } from "#app/domain/question-sets/question.ts";
import { fieldsShown, isShown } from "#app/domain/question-sets/shown.ts";
import type { Trx } from "#db/client.server.ts";
import { currentEvidence, type EvidenceRow, refusedEvidence } from "./evidence.server.ts";
import { titleOfEvidence } from "./evidence-titles.ts";

export type DeskDocument = {
  questionId: string;
  field: string;
  title: string;
  given: EvidenceRow | undefined;
  /** The scanner refused the newest version. */
  refused: boolean;
  /** Not given yet, and needed before the first placement. */
  needed: boolean;
  /** The application through which it may be given now, if any. */
  through: string | undefined;
};

/**
 * A provider's documents: what was given, and, once admitted, what is still needed before the first placement. First
 * those that wait for the provider, then by name.
 */
export async function evidenceDesk(db: Trx, providerId: string, now: Date): Promise<{ documents: DeskDocument[] }> {
  const applications = await applicationsOf(db, providerId);
  const live = applications.find(({ status }) => !isOver(status)) ?? applications[0];
  const form = live && (await formOf(db, live, now));
  const given = form?.evidence ?? (await currentEvidence(db, providerId));
  const refused = await refusedEvidence(db, providerId);
  const needed = live?.status === "admitted" && form ? stillNeeded(form, given) : [];
  const places = [...given, ...refused, ...needed].map(({ questionId, field }) => ({ questionId, field }));
  const once = new Map(places.map((place) => [`${place.questionId}.${place.field}`, place]));
  const documents = [...once.values()].map(({ questionId, field }) => {
    const here = (one: { questionId: string; field: string }) => one.questionId === questionId && one.field === field;
    const open = live && form && mayGiveEvidence(live.status, form.open, questionId);
    return {
      questionId,
      field,
      title: titleOfEvidence(form?.set, questionId, field),
      given: given.find(here),
      refused: refused.some(here),
      needed: needed.some(here),
      through: open ? live.id : undefined,
    };
  });
  const toDo = ({ needed, refused }: DeskDocument) => Number(needed || refused);
  documents.sort((a, b) => toDo(b) - toDo(a) || a.title.localeCompare(b.title, "en-GB"));
  return { documents };
}

/** A page of those documents, in that order. */
export async function deskPage(db: Trx, providerId: string, page: number, now: Date): Promise<Paged<DeskDocument>> {
  const { documents } = await evidenceDesk(db, providerId, now);
  const start = offsetOf(page);
  return paged(documents.slice(start, start + PAGE_SIZE), page, documents.length);
}

type Form = { set: QuestionSet } & Pick<Awaited<ReturnType<typeof formOf>>, "answers" | "context">;

/** Drawn up by the portal from the single central record, never uploaded. */
const DRAWN_BY_US = "staff-checks-letter";

/** Files that the gates before a first placement ask of a provider, and that were never given. */
function stillNeeded({ set, answers, context }: Form, given: readonly EvidenceRow[]) {
  const at = { ...context, stage: "P" as const };
  return questionsOf(set)
    .filter((question) => isShown(set, question, answers, at))
    .flatMap((question) =>
      fieldsShown(set, question, answers, at)
        .filter((field) => field.kind === "file" && field.optional !== true && field.evidence.kind !== DRAWN_BY_US)
        .map(({ name }) => ({ questionId: question.id, field: name })),
    )
    .filter(({ questionId, field }) => !given.some((one) => one.questionId === questionId && one.field === field));
}
