import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { distanceBand } from "#app/domain/postcodes/distance.ts";
import { declineReasons, rateUnits } from "./answer.ts";
import { awardWeights, weightNames } from "./award-weights.ts";
import { type Disclosure, risksShown } from "./disclosure.ts";

export type Fact = { key: string; value: string };

type AskedNeed = {
  disclosure: Disclosure;
  lotName: string;
  age: number;
  needs: string[];
  modes: string[];
  days: string[];
  sessionsPerWeek: number;
  startOn: string;
  endOn: string;
  distance_km: number | null;
  summary: string;
  riskCategories: string[];
  weights: unknown;
  deadlineRule: string | null;
};

/** The facts that a provider asked may read: no name, no place but a band, no legal basis, and the weights as they were frozen. */
export function factsShown(need: AskedNeed, words: (code: string) => string): Fact[] {
  const risks = risksShown(need.riskCategories, need.disclosure === "B" ? "B" : "A");
  const weights = awardWeights.safeParse(need.weights);
  return [
    { key: "Lot", value: need.lotName },
    { key: "Age at the start", value: String(need.age) },
    { key: "Needs", value: need.needs.map(words).join("; ") },
    { key: "How", value: need.modes.map(words).join("; ") },
    { key: "Days that suit", value: need.days.map(words).join(", ") },
    { key: "Sessions a week", value: String(need.sessionsPerWeek) },
    { key: "From and to", value: `${formatDate(need.startOn)} to ${formatDate(need.endOn)}` },
    { key: "Distance from you", value: need.distance_km === null ? "Online" : distanceBand(need.distance_km) },
    { key: "What is to be taught", value: need.summary },
    { key: "Risks to consider", value: risks.join("; ") || "None of those that could rule you out" },
    ...(weights.success ? [{ key: "How offers are compared", value: weightsInWords(weights.data) }] : []),
    { key: "How the deadline was counted", value: need.deadlineRule ?? "" },
  ];
}

const weightsInWords = (weights: Record<keyof typeof weightNames, number>): string =>
  (Object.keys(weightNames) as (keyof typeof weightNames)[])
    .map((part) => `${weightNames[part]}: ${weights[part]}`)
    .join("; ");

type StoredAnswer = {
  kind: string;
  start_on: string | null;
  rate_pence: number | null;
  rate_unit: string | null;
  staff_member_ids: string[];
  decline_reason: string | null;
  differs: string | null;
  note: string;
  late: boolean;
  answered_at: Date;
};
const kinds: Record<string, string> = { yes: "Yes", no: "No", alternative: "Another offer" };

/** An answer as the one who gave it reads it. */
export function answerShown(answer: StoredAnswer, staff: readonly { id: string; name: string }[]): Fact[] {
  const unit = rateUnits.find(({ value }) => value === answer.rate_unit)?.label.toLowerCase() ?? "";
  const names = staff.filter(({ id }) => answer.staff_member_ids.includes(id)).map(({ name }) => name);
  const optional: [string, string | null | undefined][] = [
    ["Reason", declineReasons.find(({ value }) => value === answer.decline_reason)?.label],
    ["What differs", answer.differs],
    ["Start date", answer.start_on && formatDate(answer.start_on)],
    ["Price", answer.rate_pence === null ? null : `${formatPounds(answer.rate_pence)} ${unit}`],
    ["Staff", names.join(", ")],
    ["Note", answer.note],
  ];
  return [
    { key: "Answer", value: kinds[answer.kind] ?? answer.kind },
    ...optional.flatMap(([key, value]) => (value ? [{ key, value }] : [])),
    { key: "Sent", value: `${formatDateTime(answer.answered_at)}${answer.late ? " (late)" : ""}` },
  ];
}
