import { check } from "#app/domain/question-sets/answers.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { frameworkSet } from "../framework-form.ts";
import { lotSet } from "../lot-form.ts";
import { type Approval, areasLeft, type SignOffArea, signOffAreas } from "./sign-off-areas.ts";

/** What a draft must have before it opens. `part` names the form of an unfinished part, `lotId` the lot. */
export type Missing = {
  message: string;
  part?: string;
  lotId?: string;
  what: "details" | "lot" | "documents" | "questions" | "basis" | "sign-off";
};

export type DraftFacts = {
  details: Answers;
  lots: readonly { id: string; name: string; code: string; details: Answers; documents: readonly string[] }[];
  /** The codes of the lots that the questions in force name; undefined when nothing is published. */
  asked: readonly string[] | undefined;
  hasBasis: boolean;
  approvals: readonly Approval[];
  today: string;
};

/** Everything that stands in the way of opening a framework, in the order in which it is best done (S3-43). */
export function missingToOpen(facts: DraftFacts): Missing[] {
  return [...details(facts), ...lots(facts), ...questions(facts), ...basis(facts), ...signOffs(facts)];
}

function details({ details, today }: DraftFacts): Missing[] {
  return check(frameworkSet, details, { today, stage: "A" })
    .sections.filter(({ state }) => state !== "completed")
    .map(({ id, title }) => ({ what: "details", part: id, message: `Finish “${title}”` }));
}

function lots({ lots, today }: DraftFacts): Missing[] {
  if (lots.length === 0) return [{ what: "lot", lotId: "new", message: "Add a lot" }];
  return lots.flatMap(({ id, name, details, documents }): Missing[] => [
    ...(check(lotSet, details, { today, stage: "A" }).complete
      ? []
      : [{ what: "lot" as const, lotId: id, message: `Finish what is said about ${name}` }]),
    ...(["terms", "specification"] as const)
      .filter((kind) => !documents.includes(kind))
      .map((kind) => ({ what: "documents" as const, lotId: id, message: `Publish the ${kind} of ${name}` })),
  ]);
}

function questions({ asked, lots }: DraftFacts): Missing[] {
  if (!asked) return [{ what: "questions", message: "Publish the questions that applicants are asked" }];
  return lots
    .filter(({ code }) => !asked.includes(code))
    .map(({ name }) => ({ what: "questions", message: `Publish questions for ${name}` }));
}

const basis = ({ hasBasis }: DraftFacts): Missing[] =>
  hasBasis ? [] : [{ what: "basis", message: "Record the legal basis" }];

const signOffs = ({ approvals }: DraftFacts): Missing[] =>
  areasLeft(Object.keys(signOffAreas) as SignOffArea[], approvals).map((area) => {
    const held = approvals.find((one) => one.area === area);
    const state = !held
      ? "nobody is asked yet"
      : held.decision === null
        ? `waits for ${held.person}`
        : held.current
          ? `${held.person} refused`
          : `${held.person} signed an earlier text`;
    return { what: "sign-off", message: `${signOffAreas[area]} sign-off: ${state}` };
  });
