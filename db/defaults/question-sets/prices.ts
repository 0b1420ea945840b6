import type { Section } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";

const { shortText, longText, number, money, yesNo, oneOf, table, file } = is;

/** What it costs. All rates are without VAT. */
export const prices: Section = {
  id: "prices",
  title: "Prices",
  pages: [
    {
      id: "rates",
      title: "Your rates",
      questions: [
        {
          id: "PRI-01",
          label: "What are your rates?",
          hint: "Give each rate without VAT. One row for each service",
          fields: [
            table(
              "rates",
              "rate",
              [
                shortText("line", "what the rate is for", { label: "What it is for" }),
                oneOf(
                  "unit",
                  "the unit",
                  [
                    ["hour", "An hour"],
                    ["session", "A session"],
                    ["day", "A day"],
                  ],
                  { label: "For" },
                ),
                money("rate", "the rate", { label: "Rate without VAT", minPence: 1, maxPence: 500_000 }),
              ],
              { label: "Rates", maxRows: 12 },
            ),
          ],
          required: true,
          stages: ["A"],
          pass: is.answered,
          perLot: true,
        },
        {
          id: "PRI-02",
          label: "Do you charge VAT?",
          fields: [
            yesNo("value", "yes if you charge VAT"),
            shortText("lines", "the rates that carry VAT", {
              label: "Which rates carry VAT?",
              showWhen: is.said("PRI-02", "value", "yes"),
            }),
          ],
          required: true,
          stages: ["A"],
          pass: is.answered,
          perLot: true,
        },
      ],
    },
    {
      id: "above-ceiling",
      title: "A rate above our ceiling",
      questions: [
        {
          id: "PRI-03",
          label: "Why is your rate above our ceiling?",
          hint: "For example, its cost, a speciality, or few who offer it",
          fields: [
            longText("value", "why your rate is above our ceiling", 200),
            file(
              "breakdown",
              "a breakdown of the cost",
              { kind: "cost-breakdown", renewal: { months: 6 }, grace: true },
              {
                label: "Breakdown of the cost",
              },
            ),
          ],
          required: true,
          stages: ["A"],
          showWhen: { fact: "rate-above-ceiling" },
          pass: is.reviewer,
          perLot: true,
        },
      ],
    },
    {
      id: "cancellation",
      title: "Cancelled and missed sessions",
      questions: [
        {
          id: "PRI-04",
          label: "What do you charge for a session that is cancelled or missed?",
          fields: [
            table(
              "charges",
              "charge",
              [
                oneOf(
                  "notice",
                  "how much notice",
                  [
                    ["none", "No notice, or the child does not come"],
                    ["under-24", "Less than 24 hours"],
                    ["under-48", "24 to 48 hours"],
                    ["over-48", "More than 48 hours"],
                  ],
                  { label: "Notice given" },
                ),
                number("percent", "the part of the rate you charge", {
                  label: "Part of the rate",
                  min: 0,
                  max: 100,
                  unit: "%",
                }),
              ],
              { label: "Charges", maxRows: 4 },
            ),
          ],
          required: true,
          stages: ["A"],
          pass: { by: "portal", rule: "cancellation", maxPercent: 100 },
          perLot: true,
        },
      ],
    },
  ],
};
