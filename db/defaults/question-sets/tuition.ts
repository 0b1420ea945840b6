import { forLot } from "#app/domain/question-sets/for-lot.ts";
import { alternativeProvision } from "./alternative-provision.ts";

/** What the tuition lot asks, first version. */
export const tuitionQuestionSet = forLot(alternativeProvision, "tuition");
