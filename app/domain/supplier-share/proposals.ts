import { type Ground, type GroundGroup, groundGroups, groundKey, grounds } from "#app/domain/exclusion/grounds.ts";
import { companyNumberOf } from "#app/domain/providers/company-number.ts";
import { charityNumberFault, tidyCharityNumber } from "#app/domain/providers/identifiers/register-numbers.ts";
import { ukprnFault } from "#app/domain/providers/identifiers/school-numbers.ts";
import { tidyVatNumber, vatNumberFault } from "#app/domain/providers/identifiers/vat-number.ts";
import type { Answer } from "#app/domain/question-sets/typed.ts";
import { codeOf, type Share } from "./share.ts";

/** What a share proposes for some fields of a question, as it would be typed. */
export type Proposal = { questionId: string; fields: Answer };
/** `askAgain`: questions about which the share says something that can mean two things. */
export type FromShare = { proposals: Proposal[]; askAgain: string[] };

/** Until April 2025 this one code stood in a mandatory group and in the discretionary one. */
const AMBIGUOUS = "competition_law_infringements";

/**
 * The answers that a share proposes: names and numbers that pass their own checks, people, and the grounds of exclusion by
 * group and code. An ambiguous code without its group proposes nothing for the questions that it may belong to: they are
 * asked again. That a share names no ground is no answer of "none".
 */
export function proposalsFrom(share: Share, code: string): FromShare {
  const ids = [share.identifier, ...(share.additionalIdentifiers ?? [])].filter((one) => one != null);
  const idOf = (...schemes: string[]): string | undefined =>
    ids.find(({ scheme, id }) => id && schemes.includes((scheme ?? "").toUpperCase()))?.id ?? undefined;
  const company = companyNumberOf(idOf("GB-COH") ?? "");
  const charity = good(idOf("GB-CHC", "GB-SC", "GB-NIC"), tidyCharityNumber, charityNumberFault);
  const ukprn = good(idOf("GB-UKPRN"), (id) => id.trim(), ukprnFault);
  const vat = good(idOf("VAT", "GB-VAT"), tidyVatNumber, vatNumberFault);
  const people = (share.associatedPersons ?? [])
    .filter(({ name }) => name)
    .slice(0, 20)
    .map(({ name, relationship }) => ({ name: name ?? "", role: relationship ?? "" }));
  const { known, ambiguous } = groundsIn(share);
  const inGroup = (group: GroundGroup) => known.filter((ground) => ground.group === group).map(groundKey);
  const penalties = ambiguous ? [] : inGroup("mandatory-penalties");
  const discretionary = ambiguous ? [] : inGroup("discretionary");
  const proposals: Proposal[] = [
    { questionId: "ORG-01", fields: filled({ value: share.identifier?.legalName || share.name }) },
    { questionId: "ORG-03", fields: filled({ company, charity }) },
    {
      questionId: "ORG-06",
      fields: filled({ identifier: idOf("GB-PPON"), shareCode: codeOf(share) ?? code, ukprn }),
    },
    { questionId: "ORG-08", fields: vat ? { registered: "yes", number: vat } : {} },
    { questionId: "ORG-10", fields: people.length > 0 ? { any: "yes", people } : {} },
    {
      questionId: "EXC-01",
      fields: filled({ convictions: some(inGroup("mandatory-convictions")), penalties: some(penalties) }),
    },
    { questionId: "EXC-02", fields: filled({ value: some(discretionary) }) },
  ];
  return {
    proposals: proposals.filter(({ fields }) => Object.keys(fields).length > 0),
    askAgain: ambiguous ? ["EXC-01", "EXC-02"] : [],
  };
}

const filled = (fields: Record<string, Answer[string] | undefined>): Answer =>
  Object.fromEntries(Object.entries(fields).filter((pair): pair is [string, Answer[string]] => Boolean(pair[1])));
const some = (list: string[]): string[] | undefined => (list.length > 0 ? list : undefined);

function good(
  id: string | undefined,
  tidy: (id: string) => string,
  fault: (id: string) => string | undefined,
): string | undefined {
  const tidied = id && tidy(id);
  return tidied && fault(tidied) === undefined ? tidied : undefined;
}

/** The grounds chosen anywhere in a share: an option by its id or its value, in its group where one is given. */
function groundsIn({ supplierInformationData: given }: Share): { known: Ground[]; ambiguous: boolean } {
  const options = (given.questions ?? []).flatMap((question) => question.options ?? []);
  const answers = [...(given.answerSets ?? []).flatMap((set) => set.answers), ...(given.answers ?? [])];
  const chosen = answers
    .flatMap(({ optionValue }) => optionValue ?? [])
    .map((value) => options.find(({ id }) => id === value) ?? { value, groupName: undefined });
  const known = new Set<Ground>();
  let ambiguous = false;
  for (const { value, groupName } of chosen) {
    const named = grounds.filter(({ code }) => code === value);
    const group = groundGroups.find((one) => one === groupName);
    const ground = group ? named.find((one) => one.group === group) : named[0];
    if (value === AMBIGUOUS && !group) ambiguous = true;
    else if (ground) known.add(ground);
  }
  return { known: grounds.filter((ground) => known.has(ground)), ambiguous };
}
