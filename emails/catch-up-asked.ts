import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { lot: string; applicationId: string; questions: string[]; why: string; due: string };

/** To the owners of an approved provider: questions that are new since, why, by when, and what happens otherwise. */
export const catchUpAsked: Email<Data> = {
  subject: ({ lot, due }) => `New questions about ${lot}, to answer by ${due}`,
  lines: ({ lot, applicationId, questions, why, due }) => [
    `You are approved for ${lot}. We have changed what we ask of everyone on this list, so there is something for you to answer:`,
    { list: questions },
    ...(why ? [`Why we ask: ${why}`] : []),
    `Answer by the end of ${due}. If you do not, we pause new requests to you on ${lot} until you do. Placements that are running are not ended by this.`,
    "All your other answers stay as you sent them.",
    { link: "Read the new questions and answer them", path: paths.provider.newQuestions(applicationId) },
  ],
  sample: {
    lot: "Tuition",
    applicationId: "019a0000-0000-7000-8000-000000000000",
    questions: ["Do you carry children in a vehicle?"],
    why: "The guidance on keeping children safe changed in September.",
    due: "Monday 14 December 2026",
  },
};
