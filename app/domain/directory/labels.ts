/** Codes with the words that everyone reads, and a hint where one needs explaining: forms, referrals and the directory alike. */
export type Labels = readonly (readonly [code: string, label: string, hint?: string])[];

/** What a child may need: the Department for Education's primary types of need, and three that placements turn on. */
export const needs: Labels = [
  ["semh", "Social, emotional and mental health"],
  ["asd", "Autism"],
  ["adhd", "Attention deficit hyperactivity disorder (ADHD)"],
  ["slcn", "Speech, language and communication"],
  ["spld", "Specific learning difficulty, such as dyslexia"],
  ["mld", "Moderate learning difficulty"],
  ["sld", "Severe learning difficulty"],
  ["pmld", "Profound and multiple learning difficulty"],
  ["hi", "Hearing impairment"],
  ["vi", "Vision impairment"],
  ["msi", "Multi-sensory impairment"],
  ["pd", "Physical disability"],
  ["ebsa", "Avoiding school because of emotions or anxiety"],
  ["medical", "Too ill to attend school"],
];

export const modes: Labels = [
  ["online", "Online"],
  ["home", "At the child's home"],
  ["community", "In the community, such as a library"],
  ["premises", "At our own premises"],
];

/** The same as parents read them, who are told about somebody else's place. */
export const placesToLearn: Labels = [
  ["online", "Online"],
  ["home", "At your home"],
  ["community", "Out and about, such as in a library"],
  ["premises", "At the provider’s own place"],
];

export const weekdays: Labels = [
  ["mon", "Monday"],
  ["tue", "Tuesday"],
  ["wed", "Wednesday"],
  ["thu", "Thursday"],
  ["fri", "Friday"],
  ["sat", "Saturday"],
  ["sun", "Sunday"],
];

export const groupSizes: Labels = [
  ["one", "One to one"],
  ["pair", "Two children"],
  ["small", "3 to 5 children"],
  ["large", "6 children or more"],
];

export const specialisms: Labels = [
  ["ebsa", "Children who avoid school because of anxiety"],
  ["medical", "Teaching during illness"],
  ["exam-preparation", "Preparing for examinations"],
  ["functional-skills", "Functional skills"],
  ["eal", "English as an additional language"],
  ["robotics", "Robotics and computing"],
  ["creative", "Creative arts"],
];

/** The words for a code; a code that an older version knew is shown as it is. */
export const labelOf = (labels: Labels, code: string): string => labels.find(([known]) => known === code)?.[1] ?? code;

/** The words for these codes, in the order of the list. */
export const labelsOf = (labels: Labels, codes: readonly string[]): string[] =>
  [...codes].sort((a, b) => positionOf(labels, a) - positionOf(labels, b)).map((code) => labelOf(labels, code));

/** Whether the list knows this code. */
export const isCode = (labels: Labels, code: string): boolean => labels.some(([known]) => known === code);

const positionOf = (labels: Labels, code: string): number => {
  const position = labels.findIndex(([known]) => known === code);
  return position === -1 ? labels.length : position;
};
