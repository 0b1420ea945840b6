import type { Section } from "#app/domain/question-sets/question.ts";

const standards = "Voluntary standards for non-school alternative provision (DfE, August 2025)";
const act = "Procurement Act 2023";
const kcsie = "Keeping children safe in education";

/**
 * The law, guidance or standard behind each question that has one, by its id, as an officer cites it. All others are the
 * council's own. For the council to confirm with its questions.
 */
export const sources: Readonly<Record<string, string>> = {
  "ORG-05": "Education Act 1996, section 463",
  "ORG-11": `${act}, section 28`,
  "EXC-01": `${act}, section 57 and Schedule 6`,
  "EXC-02": `${act}, section 57 and Schedule 7`,
  "EXC-03": `${act}, section 58`,
  "EXC-04": `${act}, section 62`,
  "EXC-05": `${act}, sections 81 to 83`,
  "FIN-01": `${act}, section 22`,
  "MSA-01": "Modern Slavery Act 2015, section 54",
  "INS-01": `Employers’ Liability (Compulsory Insurance) Act 1969; ${act}, section 22`,
  "INS-02": `${act}, section 22`,
  "INS-03": `${act}, section 22`,
  "SAF-01": `${kcsie}; ${standards}, 1.2`,
  "SAF-02": `${kcsie}; ${standards}, 1.5`,
  "SAF-03": `${standards}, 1.5`,
  "SAF-04": `${kcsie}; ${standards}, 1.1`,
  "SAF-05": `${kcsie}; ${standards}, 1.1`,
  "SAF-10": `${standards}, 1.4; the Prevent duty`,
  "SAF-12": `${kcsie}; ${standards}, 1.3`,
  "SAF-15": `${standards}, parts 1 and 3`,
  "SAF-17": kcsie,
  "REG-01": "Education Act 1996, section 463",
  "REG-02": "Education Act 1996, section 463",
  "REG-04": standards,
  "PRE-02": `${standards}, part 2`,
  "PRE-03": `${standards}, part 2`,
  "PRE-04": `${standards}, part 2`,
  "PRE-05": `${standards}, part 2`,
  "PRE-06": `${standards}, 1.6`,
  "EDU-01": `${standards}, part 4`,
  "EDU-04": `${standards}, part 3`,
  "EDU-05": `${standards}, part 3`,
  "EDU-06": `${standards}, part 3`,
  "EDU-12": "Special Educational Needs and Disability Regulations 2014, Schedule 2",
};

/** The sections with each question's source in it. */
export const withSources = (sections: readonly Section[]): Section[] =>
  sections.map((section) => ({
    ...section,
    pages: section.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) => {
        const source = sources[question.id];
        return source ? { ...question, source } : question;
      }),
    })),
  }));
