import type { FrameworkQuestions, Section } from "#app/domain/question-sets/question.ts";
import { data, diversity } from "./data.ts";
import { declarations } from "./declaration.ts";
import { insurance } from "./insurance.ts";
import { mergeRows } from "./merge-rows.ts";
import { merges } from "./merges.ts";
import { offer } from "./offer.ts";
import { organisation } from "./organisation.ts";
import { prices } from "./prices.ts";
import { registration } from "./registration.ts";
import { safeguarding } from "./safeguarding.ts";
import { lotCodes } from "./shorthand.ts";
import { withSources } from "./sources.ts";
import { standing } from "./standing.ts";
import { teaching } from "./teaching.ts";
import { workforceQuestions } from "./workforce.ts";

/** The rows of the council's list one by one, before any is merged into another. */
export const rows: readonly Section[] = [
  organisation,
  offer,
  standing,
  insurance,
  safeguarding,
  registration,
  teaching,
  data,
  prices,
  workforceQuestions,
  diversity,
  declarations,
];

/**
 * The questions of a framework for alternative provision, first version. Topics and evidence are what English schemes
 * ask; words, ages of documents and amounts are proposals for the council to confirm. Renewal periods stand with each
 * kind of evidence.
 */
export const alternativeProvision: FrameworkQuestions = {
  lots: lotCodes,
  version: 1,
  sections: withSources(mergeRows(rows, merges)),
};
