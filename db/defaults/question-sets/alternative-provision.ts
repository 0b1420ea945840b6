import type { FrameworkQuestions } from "#app/domain/question-sets/question.ts";
import { data } from "./tuition-data.ts";
import { declarations } from "./tuition-declaration.ts";
import { insurance } from "./tuition-insurance.ts";
import { offer } from "./tuition-offer.ts";
import { organisation } from "./tuition-organisation.ts";
import { prices } from "./tuition-prices.ts";
import { registration } from "./tuition-registration.ts";
import { safeguarding } from "./tuition-safeguarding.ts";
import { standing } from "./tuition-standing.ts";
import { teaching } from "./tuition-teaching.ts";

/**
 * The questions of a framework for alternative provision, first version. Topics and evidence are what English schemes
 * ask; words, ages of documents and amounts are proposals for the council to confirm. Renewal periods stand with each
 * kind of evidence.
 */
export const alternativeProvision: FrameworkQuestions = {
  lots: ["tuition"],
  version: 1,
  sections: [
    organisation,
    offer,
    standing,
    insurance,
    safeguarding,
    registration,
    teaching,
    data,
    prices,
    declarations,
  ],
};
