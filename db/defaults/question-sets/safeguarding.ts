import type { Section } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";
import { staffChecks } from "./staff-checks.ts";

const { shortText, longText, date, file, document } = is;

/** What keeps children safe. The law and guidance named: Keeping children safe in education, the Prevent duty. */
export const safeguarding: Section = {
  id: "safeguarding",
  title: "Safeguarding",
  pages: [
    {
      id: "safeguarding-policy",
      title: "Safeguarding policy",
      questions: [
        {
          id: "SAF-01",
          label: "Upload your child protection and safeguarding policy",
          hint: "It covers harm between children and safety online, and names the year of Keeping children safe in education that it follows",
          fields: [
            file("value", "your safeguarding policy", {
              kind: "safeguarding-policy",
              renewal: { months: 12 },
              grace: false,
            }),
          ],
          required: true,
          stages: ["A", "W"],
          pass: { by: "portal", rule: "documentAge", field: "value", months: 12 },
        },
      ],
    },
    {
      id: "safeguarding-lead",
      title: "Safeguarding lead",
      questions: [
        {
          id: "SAF-02",
          label: "Who is your designated safeguarding lead?",
          hint: "If you work alone, this is you",
          fields: [
            shortText("name", "the lead’s name", { label: "Full name" }),
            date("trained", "the date of their last training", {
              label: "Date of their last safeguarding training",
              hint: "For example, 27 3 2026",
              when: "past",
            }),
            document("certificate", "the training certificate", "safeguarding-lead-training", 24, {
              label: "Training certificate",
              hint: "You may add it now or when we ask",
              optional: true,
            }),
          ],
          required: true,
          stages: ["A", "W"],
          pass: { by: "portal", rule: "dateWithin", field: "trained", months: 24 },
        },
        {
          id: "SAF-03",
          label: "Who is the deputy?",
          hint: "We recommend that you name one",
          fields: [shortText("value", "the deputy’s name")],
          required: false,
          stages: ["A"],
          showWhen: is.hasStaff,
          pass: is.answered,
        },
      ],
    },
    {
      id: "allegations",
      title: "Allegations and concerns",
      questions: [
        {
          id: "SAF-12",
          label:
            "How do you handle allegations, low-level concerns and whistleblowing, and tell the local authority designated officer?",
          fields: [document("value", "your policy on allegations", "allegations-policy", 12)],
          required: true,
          stages: ["A"],
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "online-safety",
      title: "Working online",
      questions: [
        {
          id: "SAF-13",
          label: "How do you keep online sessions safe, and do you record them?",
          fields: [
            longText("value", "how you keep online sessions safe", 250),
            document("policy", "your online safety policy", "online-safety-policy", 12, {
              label: "Online safety policy, if you have one",
              optional: true,
            }),
          ],
          required: true,
          stages: ["A"],
          lots: is.oneToOne,
          showWhen: is.worksOnline,
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "missing-child",
      title: "A child who does not arrive",
      questions: [
        {
          id: "SAF-15",
          label: "What do you do if a child goes missing or does not arrive?",
          hint: "Online, this is a child who does not join. Say whom you call, and how soon",
          fields: [longText("value", "what you do", 200)],
          required: true,
          stages: ["A"],
          lots: is.withChildren,
          pass: is.reviewer,
          public: true,
        },
      ],
    },
    ...staffChecks,
  ],
};
