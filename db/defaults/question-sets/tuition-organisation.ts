import type { Section } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";

const { shortText, longText, yesNo, oneOf, table, document } = is;

/** Who the provider is. ORG-12 waits for the first placement: bank details are no part of an application. */
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
    {
      id: "size-and-vat",
      title: "Size and VAT",
      questions: [
        {
          id: "ORG-07",
          label: "Are you a small or medium business, a charity or a social enterprise?",
          hint: "We count this. It makes no difference to our decision",
          fields: [
            oneOf("value", "what your organisation is", [
              ["micro", "A business with fewer than 10 people"],
              ["small-or-medium", "A business with 10 to 249 people"],
              ["charity", "A charity"],
              ["social-enterprise", "A social enterprise"],
              ["large", "A larger business"],
              ["none", "None of these"],
            ]),
          ],
          required: true,
          stages: ["A"],
          pass: is.answered,
        },
        {
          id: "ORG-08",
          label: "Are you registered for VAT?",
          fields: [
            yesNo("registered", "yes if you are registered for VAT"),
            shortText("number", "your VAT number", {
              label: "VAT number",
              hint: "GB and 9 digits",
              format: "vat",
              showWhen: is.said("ORG-08", "registered", "yes"),
            }),
            document("certificate", "your VAT certificate", "vat-certificate", 60, {
              label: "VAT certificate",
              optional: true,
              showWhen: is.said("ORG-08", "registered", "yes"),
            }),
          ],
          required: true,
          stages: ["A"],
          pass: is.format,
        },
      ],
    },
    {
      id: "contacts",
      title: "Contacts",
      questions: [
        {
          id: "ORG-09",
          label: "Who should we contact?",
          hint: "The same person may stand for all four. Someone must read the referrals address every working day",
          fields: [
            {
              kind: "contacts",
              name: "value",
              noun: "your four contacts",
              contacts: is.options([
                ["applications", "Applications"],
                ["referrals", "Referrals"],
                ["safeguarding", "Safeguarding"],
                ["invoices", "Invoices"],
              ]),
            },
          ],
          required: true,
          stages: ["A"],
          pass: is.answered,
        },
      ],
    },
    {
      id: "significant-control",
      title: "People with significant control",
      questions: [
        {
          id: "ORG-10",
          label: "Which people have significant control of your organisation?",
          hint: "For example, anyone with more than 25% of the shares or votes",
          fields: [
            yesNo("any", "yes if anyone has significant control", { label: "Does anyone have significant control?" }),
            table(
              "people",
              "person",
              [
                shortText("name", "their full name", { label: "Full name" }),
                shortText("role", "their role", { label: "Role" }),
              ],
              { label: "People with significant control", showWhen: is.said("ORG-10", "any", "yes") },
            ),
            longText("reason", "why no one has significant control", 100, {
              label: "Why is there no one?",
              showWhen: is.said("ORG-10", "any", "no"),
            }),
          ],
          required: true,
          stages: ["A"],
          showWhen: is.isAnswered("ORG-02", "limited-company", "cic", "charity", "partnership", "llp"),
          pass: is.answered,
        },
      ],
    },
    {
      id: "subcontractors",
      title: "Subcontractors and freelance staff",
      questions: [
        {
          id: "ORG-11",
          label: "Would subcontractors or freelance staff do any of your work?",
          // Procurement Act 2023, section 28: a council must ask about subcontractors and check them for debarment.
          hint: "We have to ask, and check them as we check you",
          fields: [
            yesNo("any", "yes if subcontractors or freelance staff would do any of your work"),
            longText("work", "which work they would do", 200, {
              label: "Which work would they do?",
              showWhen: is.said("ORG-11", "any", "yes"),
            }),
            table(
              "who",
              "subcontractor",
              [
                shortText("name", "their name", { label: "Name" }),
                shortText("number", "their company number", { label: "Company number, if any", optional: true }),
              ],
              { label: "Who would do it", showWhen: is.said("ORG-11", "any", "yes") },
            ),
          ],
          required: true,
          stages: ["A"],
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "bank-account",
      title: "Bank account",
      questions: [
        {
          id: "ORG-12",
          label: "Which bank account should we pay?",
          hint: "We telephone to confirm before we pay anything",
          fields: [
            shortText("holder", "the name on the account", { label: "Name on the account" }),
            shortText("sortCode", "the sort code", { label: "Sort code", format: "sortCode" }),
            shortText("account", "the account number", { label: "Account number", format: "accountNumber" }),
            document("letter", "a letter or statement from your bank", "bank-letter", 12, {
              label: "Letter from your bank",
            }),
          ],
          required: true,
          stages: ["P"],
          pass: is.reviewer,
        },
      ],
    },
  ],
};
