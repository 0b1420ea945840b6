import { Refused } from "#app/domain/errors.ts";
import { kmOfMiles } from "#app/domain/postcodes/distance.ts";
import { outcodeOf } from "#app/domain/postcodes/postcode.ts";
import { findQuestion, type QuestionSet } from "#app/domain/question-sets/question.ts";
import type { Context } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { type KnownValues, machineValue } from "#app/domain/question-sets/values.ts";

/** The standard rate of VAT in basis points: Value Added Tax Act 1994, section 2. */
const STANDARD_VAT = 2000;

/** What the public page shows beside the searchable columns. Never an address: places are outcodes. */
export type ServiceDetails = {
  districts: string[];
  specialisms: string[];
  groups: string[];
  notNeeds?: string;
  access?: string;
  phone?: string;
  email?: string;
  qualifications?: string[];
};

/** What the answers say about the service; its name, address and position are added by who saves it. */
export type ServiceFields = {
  summary: string;
  needs: string[];
  modes: string[];
  days: string[];
  age_from: number;
  age_to: number;
  places: number;
  start_notice_days: number;
  travel_km: number;
  rate_pence: number;
  rate_unit: "hour" | "session" | "day";
  vat_basis_points: number;
  vat_number: string | null;
  registered_school: boolean;
  urn: string | null;
  details: ServiceDetails;
};

/** The outcode of the first place in PRE-01, or undefined for who works only online or at the child's home. */
export function outcodeInAnswers(set: QuestionSet, answers: Answers, context: Context): string | undefined {
  const [first] = machineValue(set, "PRE-01", answers, context).sites ?? [];
  return first && outcodeOf(first.postcode);
}

/**
 * The service that a provider's answers offer on a lot. The first rate of PRI-01 (pence, without VAT) stands for the
 * lot; qualifications and contacts are taken over only where DEC-02 allows them to be published. Miles become whole
 * kilometres. Throws Refused, naming the question, when an answer that a service can't be without is missing.
 */
export function serviceFromAnswers(set: QuestionSet, answers: Answers, context: Context): ServiceFields {
  const known = <Id extends keyof KnownValues>(id: Id) => machineValue(set, id, answers, context);
  const need = <Value>(id: string, value: Value | undefined): Value => {
    if (value === undefined) throw new Refused("", `Without an answer to ${id} this provider cannot be listed`);
    return value;
  };
  const capacity = known("CAP-03");
  const prices = known("PRI-01");
  const rate = need("PRI-01", prices.rates?.[0]);
  const vat = known("ORG-08");
  // Lots that are no teaching don't ask: who offers nothing else there isn't shown as a school.
  const school = findQuestion(set, "ORG-05") ? known("ORG-05") : { registered: false };
  return {
    summary: need("EDU-01", known("EDU-01").value),
    needs: need("EDU-07", known("EDU-07").value),
    modes: need("CAP-03", capacity.modes),
    days: need("CAP-03", capacity.days),
    age_from: need("CAP-03", capacity.ageFrom),
    age_to: need("CAP-03", capacity.ageTo),
    places: need("CAP-03", capacity.places),
    start_notice_days: need("CAP-03", capacity.startNotice),
    travel_km: Math.round(kmOfMiles(known("CAP-02").miles ?? 0)),
    rate_pence: rate.rate,
    rate_unit: rate.unit,
    vat_basis_points: prices.vat ? STANDARD_VAT : 0,
    vat_number: (vat.registered && vat.number) || null,
    registered_school: need("ORG-05", school.registered),
    urn: (school.registered && school.urn) || null,
    details: detailsFrom(known),
  };
}

type Known = <Id extends keyof KnownValues>(id: Id) => Partial<KnownValues[Id]>;

function detailsFrom(known: Known): ServiceDetails {
  const publishable = known("DEC-02").value ?? [];
  const may = <Value>(what: string, value: Value | undefined) => (publishable.includes(what) ? value : undefined);
  const referrals = known("ORG-09").value?.referrals;
  const held = known("EDU-03").held?.map(({ name }) => name);
  return withoutGaps({
    districts: known("CAP-02").districts ?? [],
    specialisms: known("CAP-03").specialisms ?? [],
    groups: known("CAP-03").groups ?? [],
    notNeeds: known("EDU-07").not || undefined,
    access: known("PRE-07").value,
    phone: may("phone", referrals?.phone),
    email: may("email", referrals?.email),
    qualifications: may("qualifications", held),
  });
}

/** The same without what is undefined, as JSON would keep it. */
const withoutGaps = (details: ServiceDetails): ServiceDetails =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)) as ServiceDetails;
