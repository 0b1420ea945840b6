import type { Section } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";

const { shortText, longText, number, yesNo, table, document } = is;

/** How children are taught, helped and heard. */
export const teaching: Section = {
  id: "teaching",
  title: "Teaching and support",
  pages: [
    {
      id: "staff-qualifications",
      title: "Qualifications of staff",
      questions: [
        {
          id: "EDU-03",
          label: "Which qualifications do your teaching staff hold?",
          hint: "One row for each qualification. If you work alone, the number is 1",
          fields: [
            table(
              "held",
              "qualification",
              [
                shortText("name", "the qualification", { label: "Qualification" }),
                number("people", "how many people hold it", { label: "How many people", min: 1, max: 5000 }),
              ],
              { label: "Qualifications held" },
            ),
          ],
          required: true,
          stages: ["A"],
          lots: is.teaching,
          pass: is.reviewer,
          public: true,
        },
      ],
    },
    {
      id: "progress",
      title: "Starting points and progress",
      questions: [
        {
          id: "EDU-04",
          label: "How do you find a child’s starting point and measure progress?",
          fields: [
            longText("value", "how you measure progress", 250),
            document("sample", "a sample plan", "sample-plan", 12, {
              label: "A sample plan, without a name",
              optional: true,
            }),
          ],
          required: true,
          stages: ["A"],
          lots: is.withChildren,
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "attendance",
      title: "Attendance",
      questions: [
        {
          id: "EDU-05",
          label: "How do you record attendance at each session and follow up absence the same day?",
          fields: [
            longText("value", "how you record attendance", 200),
            yesNo("sendsMarks", "yes if you will send us attendance marks", {
              label: "Will you send us a mark for each morning and afternoon?",
            }),
          ],
          required: true,
          stages: ["A"],
          lots: is.withChildren,
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "behaviour",
      title: "Behaviour",
      questions: [
        {
          id: "EDU-06",
          label: "How do you support behaviour and avoid ending placements? Upload your policy",
          fields: [document("value", "your behaviour policy", "behaviour-policy", 12)],
          required: true,
          stages: ["A"],
          lots: is.groups,
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "medical-needs",
      title: "Medical needs and personal care",
      questions: [
        {
          id: "EDU-08",
          label: "How do you support medical needs and personal care?",
          fields: [
            longText("value", "how you support medical needs and personal care", 200),
            document("policy", "your policy on medical needs", "medical-needs-policy", 12, {
              label: "Policy on medical needs",
              optional: true,
            }),
          ],
          required: true,
          stages: ["A"],
          lots: is.education,
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "working-together",
      title: "Working with school and family",
      questions: [
        {
          id: "EDU-09",
          label: "How do you work with the child’s school, parents and others towards a return to school?",
          fields: [longText("value", "how you work with school and family", 250)],
          required: true,
          stages: ["A"],
          lots: is.withChildren,
          pass: is.reviewer,
        },
        {
          id: "EDU-13",
          label: "How do you start a placement, and how do you end one that fails?",
          fields: [longText("value", "how you start and end a placement", 250)],
          required: true,
          stages: ["A"],
          lots: is.withChildren,
          pass: is.reviewer,
          perLot: true,
        },
      ],
    },
    {
      id: "childrens-views",
      title: "What children think",
      questions: [
        {
          id: "EDU-10",
          label: "How do you hear what children think?",
          fields: [longText("value", "how you hear what children think", 200)],
          required: true,
          stages: ["A"],
          lots: is.withChildren,
          pass: is.reviewer,
        },
        {
          id: "EDU-11",
          // Stands until the young people's panel supplies its own words.
          label: "Young people ask: what will you do in our first hour together so that I want to come back?",
          hint: "Write it to a young person",
          fields: [longText("value", "your answer to young people", 150)],
          required: true,
          stages: ["A"],
          lots: is.withChildren,
          pass: is.reviewer,
          perLot: true,
        },
      ],
    },
    {
      id: "complaints",
      title: "Complaints",
      questions: [
        {
          id: "EDU-12",
          label: "How do parents complain? Upload your policy",
          fields: [document("value", "your complaints policy", "complaints-policy", 24)],
          required: true,
          stages: ["A"],
          pass: { by: "portal", rule: "documentAge", field: "value", months: 24 },
        },
      ],
    },
  ],
};
