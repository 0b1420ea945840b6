import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { ref: string; lot: string; applicationId: string; questions: string[]; more: number; why: string };

/** To the owners of a provider with a draft: which of its questions are new or asked differently now, and why. */
export const questionsChanged: Email<Data> = {
  subject: ({ ref }) => `Some questions in your application ${ref} have changed`,
  lines: ({ ref, lot, applicationId, questions, more, why }) => [
    `We have changed the questions for ${lot}. In your application ${ref} these are new, or asked differently:`,
    { list: more > 0 ? [...questions, `and ${more} more`] : questions },
    ...(why ? [`Why we changed them: ${why}`] : []),
    "Everything that you have written is kept. Where you had answered a question that is asked differently now, we offer you your earlier answer: read it beside the new question and use it, or write another.",
    { link: "Go on with your application", path: paths.provider.application(applicationId) },
  ],
  sample: {
    ref: "APP-7K3M-9Q",
    lot: "Tuition",
    applicationId: "019a0000-0000-7000-8000-000000000000",
    questions: ["Do you carry children in a vehicle?"],
    more: 0,
    why: "The guidance on keeping children safe changed in September.",
  },
};
