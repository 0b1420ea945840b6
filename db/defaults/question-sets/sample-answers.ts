import type { Answer, Answers, Typed } from "#app/domain/question-sets/typed.ts";

const one = (value: Typed): Answer => ({ value });
const day = (iso: string): Typed => {
  const [year = "", month = "", number = ""] = iso.split("-");
  return { day: String(Number(number)), month: String(Number(month)), year };
};
const given: Typed = { file: true };
const soon = "We call the parent within ten minutes, then the school and the council the same hour.";

/** Answers that any plausible tuition firm might give, for the demonstration and for tests. `ahead` is a London date to come. */
function shared(ahead: string): Answers {
  return {
    "EXC-01": { convictions: ["none"], penalties: ["none"] },
    "EXC-02": { value: ["none"], insolvent: "no" },
    "EXC-05": { any: "no" },
    "REF-02": { any: "no" },
    "SAF-01": one(given),
    "SAF-12": one(given),
    "REG-02": one("yes"),
    "PRE-03": one(given),
    "EDU-05": { value: "A register at the start of each lesson; a call home within ten minutes.", sendsMarks: "yes" },
    "EDU-09": {
      value: "We agree aims with school and family, write every fortnight, and plan the way back to class together.",
      childrenSay:
        "A short talk at the end of each lesson, and a longer one each half term that we write down together.",
    },
    "EDU-12": one(given),
    "EDU-13": one("A first meeting and a short assessment. If it fails we say so early and give two weeks' notice."),
    "DAT-02": {
      value: given,
      breach: "By telephone and e-mail within 24 hours of finding out.",
      keeping: "In the United Kingdom, encrypted, until the child is 25.",
    },
    "EQU-01": one(given),
    "DEC-02": one(["name", "offer", "district", "phone", "email"]),
    "SOC-01": { promises: [{ what: "Homework help at the library", quantity: "20", unit: "hours", by: day(ahead) }] },
  };
}

/** One person to contact for every purpose that the form asks about. */
export const sameContact = (name: string, email: string, phone: string): Answer =>
  one(
    Object.fromEntries(
      ["applications", "referrals", "safeguarding", "invoices"].map((purpose) => [purpose, { name, email, phone }]),
    ),
  );

const signed = (name: string, role: string): Answers => ({
  "DEC-01": { agreed: "yes", name, role, isTrue: "yes" },
});

/** A tutor who works alone and only online. `date` was a day of training; `ahead` is a day still to come (London dates). */
export const soleTutorAnswers = (date: string, ahead: string): Answers => ({
  ...shared(ahead),
  ...signed("Nia Example", "Owner"),
  "ORG-01": one("New Start Tuition"),
  "ORG-02": one("sole-trader"),
  "ORG-05": { registered: "no" },
  "ORG-06": { identifier: "PNST-1234-ABCD", shareCode: "Ns12Tu34" },
  "ORG-08": { registered: "no" },
  "ORG-09": sameContact("Nia Example", "owner@new-start.example", "07700 900 123"),
  "ORG-11": { any: "no" },
  "EDU-01": one("English and maths from Year 5 to GCSE, online, one to one, at the child's own pace."),
  "CAP-03": {
    modes: ["online"],
    places: "8",
    ageFrom: "9",
    ageTo: "16",
    days: ["mon", "tue", "wed", "thu"],
    groups: ["one"],
    startNotice: "3",
  },
  "EDU-07": { value: ["semh", "asd", "spld", "ebsa", "medical"], not: "Children who need personal care." },
  "FIN-01": { kind: "bank-letter", document: given },
  "INS-01": { cover: "no-staff" },
  "INS-02": { cover: "will-have" },
  "INS-03": { cover: "have", amount: "£1,000,000" },
  "SAF-02": { name: "Nia Example", trained: day(date) },
  "SAF-05": { value: "yes", count: "1", repeat: "update-service" },
  "SAF-15": {
    value: soon,
    online: "A parent is told of each lesson, lessons are recorded, and recordings are deleted after 30 days.",
  },
  "REG-01": { pupils: "5", hours: "6" },
  "EDU-03": { held: [{ name: "PGCE, secondary English", people: "1" }] },
  "EDU-04": one("A short assessment in the first lesson, three aims, and a check against them every six weeks."),
  "EDU-11": one("I will ask what you like before I ask what you know."),
  "DAT-01": { number: "ZA123456", until: day(ahead), cyber: "no" },
  "PRI-01": { rates: [{ line: "One to one, online", unit: "hour", rate: "42.00" }], vat: "no" },
  "PRI-04": {
    charges: [
      { notice: "none", percent: "100" },
      { notice: "under-24", percent: "50" },
    ],
  },
});

/** A small company with staff that teaches online, at home and on its own premises. Dates as above. */
export const companyAnswers = (date: string, ahead: string): Answers => ({
  ...shared(ahead),
  ...signed("Asha Sample", "Director"),
  "ORG-01": one("Bright Path Learning Ltd"),
  "ORG-02": { value: "limited-company", size: "small-or-medium" },
  "ORG-03": { company: "01234567" },
  "ORG-05": { registered: "no" },
  "ORG-06": { identifier: "PBPL-5678-EFGH", shareCode: "Bp56Le78", ukprn: "10012345" },
  "ORG-08": { registered: "yes", number: "GB123456782" },
  "ORG-09": sameContact("Asha Sample", "owner@bright-path.example", "01632 960 123"),
  "ORG-10": { any: "yes", people: [{ name: "Asha Sample", role: "Director" }] },
  "ORG-11": { any: "no" },
  "EDU-01": one(
    "Core subjects and functional skills, in small groups or one to one, online, at home or at our centre.",
  ),
  "CAP-03": {
    modes: ["online", "home", "premises"],
    places: "40",
    ageFrom: "7",
    ageTo: "18",
    days: ["mon", "tue", "wed", "thu", "fri"],
    groups: ["one", "pair", "small"],
    startNotice: "2",
    specialisms: ["ebsa", "functional-skills", "exam-preparation"],
  },
  "CAP-02": { districts: ["herefordshire", "malvern-hills"], miles: "25" },
  "EDU-07": { value: ["semh", "asd", "adhd", "slcn", "spld", "mld", "ebsa"], not: "" },
  "FIN-01": {
    kind: "accounts",
    document: given,
    withoutOrders: "We would offer our tutors other work and keep running children's lessons to the end of term.",
  },
  "INS-01": { cover: "have", amount: "10000000" },
  "INS-02": { cover: "have", amount: "10,000,000" },
  "INS-03": { cover: "have", amount: "2000000" },
  "SAF-02": { name: "Ben Sample", trained: day(date) },
  "SAF-03": one("Asha Sample"),
  "SAF-05": { value: "yes", count: "12", repeat: "three-years" },
  "SAF-15": { value: soon, online: "Two adults can join any lesson; lessons are recorded and kept for 30 days." },
  "REG-01": { pupils: "34", hours: "12" },
  "PRE-01": { sites: [{ address: "1 Sample Street, Hereford", postcode: "HR1 2AA", tenure: "hired" }] },
  "PRE-07": one("Step-free, with an accessible toilet. We can dim lights and offer a quiet room."),
  "EDU-03": {
    held: [
      { name: "Qualified teacher status", people: "7" },
      { name: "Level 3 teaching assistant", people: "5" },
    ],
    offered: [{ name: "Functional Skills in English", level: "1" }],
  },
  "EDU-04": one("A baseline in the first week, a plan with school, and progress against it each half term."),
  "EDU-11": one("We will show you round, let you choose where to sit, and start with something you are good at."),
  "DAT-01": { number: "Z1234567", until: day(ahead), cyber: "no" },
  "PRI-01": {
    rates: [
      { line: "One to one, online", unit: "hour", rate: "40" },
      { line: "One to one, in person", unit: "hour", rate: "48.50" },
      { line: "Small group at our centre", unit: "session", rate: "95" },
    ],
    vat: "no",
  },
  "PRI-04": { charges: [{ notice: "none", percent: "100" }] },
});
