import type { Page } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";

const { shortText, longText, yesNo, oneOf, table, document } = is;

/** How the provider is run. ORG-12 waits for the first placement: bank details are no part of an application. */
export const business: Page[] = [
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
        // A sole trader, a charity and a public body have said so already.
        showWhen: is.isAnswered("ORG-02", "limited-company", "cic", "partnership", "llp"),
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
];
