import { isOver } from "#app/domain/applications/application-status.ts";
import { type Application, applicationsOf } from "#app/domain/applications/applications.server.ts";
import { mayGiveEvidence } from "#app/domain/applications/may-change.ts";
import { formOf } from "#app/domain/applications/open-form.server.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { findQuestion, questionsOf } from "#app/domain/question-sets/question.ts";
import { fieldsShown, isShown } from "#app/domain/question-sets/shown.ts";
import type { Trx } from "#db/client.server.ts";
import { currentEvidence, type EvidenceRow, evidenceToGiveAgain } from "./evidence.server.ts";
import { type Lost, lostAs } from "./evidence.ts";
import { titleOfEvidence } from "./evidence-titles.ts";

export type DeskDocument = Lost & {
  questionId: string;
  field: string;
  title: string;
  given: EvidenceRow | undefined;
  /** Not given yet, and needed before the first placement. */
  needed: boolean;
  /** The application through which it may be given now, if any. */
  through: string | undefined;
};

/**
 * A provider's documents: what was given, and what the lots on which it is admitted still need before the first
 * placement. First those that wait for the provider, then those that end soonest, then by name.
 */
export async function evidenceDesk(db: Trx, providerId: string, now: Date): Promise<{ documents: DeskDocument[] }> {
  const applications = await applicationsOf(db, providerId);
  const live = applications.filter(({ status }) => !isOver(status));
  const forms: { application: Application; form: Form }[] = [];
  for (const application of live.length > 0 ? live : applications.slice(0, 1))
    forms.push({ application, form: await formOf(db, application, now) });
  const given = await currentEvidence(db, providerId);
  const again = await evidenceToGiveAgain(db, providerId);
  const needed = forms.flatMap(({ application, form }) =>
    application.status === "admitted" ? stillNeeded(form, given) : [],
  );
  const places = [...given, ...again, ...needed].map(({ questionId, field }) => ({ questionId, field }));
  const once = new Map(places.map((place) => [`${place.questionId}.${place.field}`, place]));
  const documents = [...once.values()].map(({ questionId, field }) => {
    const here = (one: { questionId: string; field: string }) => one.questionId === questionId && one.field === field;
    const asking = forms.filter(({ form }) => findQuestion(form.set, questionId));
    const open = asking.find(({ application, form }) => mayGiveEvidence(application.status, form.open, questionId));
    return {
      questionId,
      field,
      title: titleOfEvidence((asking[0] ?? forms[0])?.form.set, questionId, field),
      given: given.find(here),
      ...lostAs(again.find(here)),
      needed: needed.some(here),
      through: open?.application.id,
    };
  });
  const toDo = ({ given, needed, refused, unreadable, withdrawn }: DeskDocument) =>
    Number(needed || refused || unreadable !== undefined || withdrawn !== undefined || given?.state === "needs-change");
  const ends = ({ given }: DeskDocument) => given?.endsOn ?? "9999-12-31";
  documents.sort(
    (a, b) => toDo(b) - toDo(a) || ends(a).localeCompare(ends(b)) || a.title.localeCompare(b.title, "en-GB"),
  );
  return { documents };
}

/** A page of those documents, in that order. */
export async function deskPage(db: Trx, providerId: string, page: number, now: Date): Promise<Paged<DeskDocument>> {
  const { documents } = await evidenceDesk(db, providerId, now);
  const start = offsetOf(page);
  return paged(documents.slice(start, start + PAGE_SIZE), page, documents.length);
}

type Form = Awaited<ReturnType<typeof formOf>>;

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
