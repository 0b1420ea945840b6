import type { Section } from "#app/domain/question-sets/question.ts";
import { business } from "./business.ts";
import * as is from "./shorthand.ts";

const { shortText, yesNo, oneOf, document } = is;

/** Who the provider is. */
export const organisation: Section = {
  id: "organisation",
  title: "Your organisation",
  pages: [
    {
      id: "name-and-type",
      title: "Name and type of organisation",
      questions: [
        {
          id: "ORG-01",
          label: "What is the legal name of your organisation?",
          hint: "If you work for yourself, this is your own full name or your trading name",
          fields: [shortText("value", "the legal name of your organisation", { autoComplete: "organization" })],
          required: true,
          stages: ["A"],
          pass: is.answered,
          public: true,
        },
        {
          id: "ORG-02",
          label: "What type of organisation is it?",
          fields: [
            oneOf("value", "the type of your organisation", [
              ["sole-trader", "Sole trader", "You work for yourself, whether or not you employ anyone"],
              ["limited-company", "Limited company"],
              ["cic", "Community interest company"],
              ["charity", "Charity"],
              ["partnership", "Partnership"],
              ["llp", "Limited liability partnership"],
              ["school", "School"],
              ["public-body", "Other public body"],
            ]),
          ],
          required: true,
          stages: ["A"],
          pass: is.answered,
        },
      ],
    },
    {
      id: "company-or-charity-number",
      title: "Company or charity number",
      questions: [
        {
          id: "ORG-03",
          label: "What is your Companies House or charity number?",
          fields: [
            shortText("company", "your company number", {
              label: "Company number",
              hint: "8 characters, on your certificate of incorporation and on the Companies House website",
              format: "companyNumber",
              showWhen: is.incorporated,
            }),
            shortText("charity", "your charity number", {
              label: "Charity number",
              format: "charityNumber",
              showWhen: is.isAnswered("ORG-02", "charity"),
            }),
            shortText("other", "your number", {
              label: "Number (if you have one)",
              optional: true,
              showWhen: is.isAnswered("ORG-02", "partnership", "school", "public-body"),
            }),
          ],
          required: true,
          stages: ["A"],
          showWhen: { question: "ORG-02", isNot: ["sole-trader"] },
          pass: is.format,
        },
      ],
    },
    {
      id: "education-numbers",
      title: "Numbers that the Department for Education gives",
      questions: [
        {
          id: "ORG-04",
          label: "Do you have a UK provider reference number (UKPRN)?",
          hint: "8 digits, given by the UK Register of Learning Providers. Leave this empty if you have none",
          fields: [shortText("value", "your UKPRN", { format: "ukprn" })],
          required: false,
          stages: ["A"],
          pass: is.format,
        },
        {
          id: "ORG-05",
          label: "Are you registered with the Department for Education as a school?",
          fields: [
            yesNo("registered", "yes if you are registered as a school"),
            shortText("urn", "your unique reference number (URN)", {
              label: "Unique reference number (URN)",
              hint: "6 digits",
              format: "urn",
              showWhen: is.said("ORG-05", "registered", "yes"),
            }),
            document("letter", "your registration letter", "school-registration", 12, {
              label: "Registration letter",
              optional: true,
              showWhen: is.said("ORG-05", "registered", "yes"),
            }),
          ],
          required: true,
          stages: ["A"],
          lots: is.teaching,
          pass: is.format,
          public: true,
        },
      ],
    },
    {
      id: "find-a-tender",
      title: "Find a Tender",
      questions: [
        {
          id: "ORG-06",
          label: "What are your identifier and share code on Find a Tender?",
          hint: "Every firm that sells to a council registers once, free of charge, on the central digital platform at find-tender.service.gov.uk",
          fields: [
            shortText("identifier", "your unique identifier", {
              label: "Unique identifier",
              hint: "For example, PABC-1234-DEFG",
            }),
            shortText("shareCode", "your share code", { label: "Share code", hint: "For example, Ab12Cd34" }),
          ],
          required: true,
          stages: ["A"],
          pass: is.reviewer,
        },
      ],
    },
    ...business,
  ],
};
