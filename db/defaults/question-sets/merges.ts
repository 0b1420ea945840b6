/**
 * Rows of the council's list that this portal asks as one question. `into` is the question that stays; `covers` names
 * the rows in it and, for each, its field there: the single field takes that name, further ones begin with it. Every
 * row keeps its own words, condition, lots and rule. Without a line here the rows are asked one by one again.
 */
export type Merge = { into: string; label: string; covers: Readonly<Record<string, string>>; why: string };

/** Each line is for the council to confirm. */
export const merges: readonly Merge[] = [
  {
    into: "ORG-02",
    label: "What type and size of organisation is it?",
    covers: { "ORG-07": "size" },
    why: "The type settles the size class of a sole trader, a charity and a public body; only firms are asked for it",
  },
  {
    into: "ORG-06",
    label: "What are your numbers on Find a Tender and other registers?",
    covers: { "ORG-04": "ukprn" },
    why: "Both are numbers that others gave to the organisation, copied from the same papers",
  },
  {
    into: "EXC-02",
    label: "Have any of these applied to your organisation, or to anyone connected with it?",
    covers: { "FIN-02": "insolvent" },
    why: "Insolvency is itself one of the discretionary grounds; it keeps its own yes or no",
  },
  {
    into: "FIN-01",
    label: "What shows that you can trade?",
    covers: { "FIN-03": "withoutOrders" },
    why: "Both are read together, by the same person, to judge whether the organisation will last",
  },
  {
    into: "REF-02",
    label: "Who has bought from you, and has anyone stopped?",
    covers: { "REF-01": "referees" },
    why: "The same history; the referees may still be left until before approval",
  },
  {
    into: "SAF-04",
    label: "Do you keep a single central record, and are these checks in it?",
    covers: { "SAF-07": "prohibitions", "SAF-08": "checks" },
    why: "The single central record is where these checks are recorded",
  },
  {
    into: "SAF-05",
    label: "Does everyone have an enhanced DBS check before they start, and how do you repeat it?",
    covers: { "SAF-06": "repeat" },
    why: "The first check and its repetition are one subject, about the same people",
  },
  {
    into: "SAF-10",
    label: "How do you and your staff train?",
    covers: { "SAF-11": "prevent", "SAF-09": "recruitment" },
    why: "Three parts of one yearly training plan, each with its own date and rule",
  },
  {
    into: "SAF-15",
    label: "How do you keep children and staff safe from day to day?",
    covers: { "SAF-13": "online", "SAF-16": "alone" },
    why: "What happens at, before and after a session; the part about working alone may be left until before approval",
  },
  {
    into: "EDU-03",
    label: "Which qualifications do your staff hold, and which can children gain?",
    covers: { "EDU-02": "offered" },
    why: "Two short lists of qualifications, shown beside each other to parents",
  },
  {
    into: "EDU-09",
    label: "How do you work with the child, school, parents and others?",
    covers: { "EDU-10": "childrenSay" },
    why: "Working with the family begins with hearing the child",
  },
  {
    into: "DAT-01",
    label: "What are your registration and certificates for data protection?",
    covers: { "DAT-04": "cyber" },
    why: "Both are outside confirmations with an end date",
  },
  {
    into: "DAT-02",
    label: "How do you protect children’s data?",
    covers: { "DAT-03": "breach", "DAT-05": "keeping" },
    why: "The policy has to say both, and is read beside the two answers",
  },
  {
    into: "CAP-03",
    label: "How many places do you have, for whom, when and in what do you specialise?",
    covers: { "CAP-04": "specialisms" },
    why: "What brokers search by is given in one place",
  },
  {
    into: "PRI-01",
    label: "What are your rates, and do you charge VAT on them?",
    covers: { "PRI-02": "vat" },
    why: "VAT is said of the rates that stand beside it",
  },
  {
    into: "DEC-01",
    label: "Do you agree to the terms, version 1, and the specification, version 1, and is everything here true?",
    covers: { "DEC-03": "isTrue" },
    why: "One signature for both statements, each with its own box to tick",
  },
];
