import { lowerFirst } from "#app/domain/lower-first.ts";
import { kmBetween, type Point } from "#app/domain/postcodes/distance.ts";
import { type ProviderGate, unmet } from "#app/domain/providers/provider-gates.ts";

/** What a child needs, as far as a service can be matched with it. `modes` and `days`: any of them will do. */
export type Need = {
  age: number;
  needs: readonly string[];
  modes: readonly string[];
  days: readonly string[];
  sessionsPerWeek: number;
  /** The middle of the child's outcode; undefined when it is not in the table. */
  place: Point | undefined;
  travelKm: number;
};

/** What a service offers. `taken`: places in use; `gates` are counted for the wanted start. */
export type ServiceFacts = {
  ageFrom: number;
  ageTo: number;
  needs: readonly string[];
  modes: readonly string[];
  days: readonly string[];
  places: number;
  taken: number;
  /** Where it starts from; undefined when it has given no place of its own. */
  place: Point | undefined;
  travelKm: number;
  gates: readonly ProviderGate[];
};

/** Codes of needs, modes and days in the words of the lot's questions. */
export type Words = (code: string) => string;

/** `km`: whole kilometres in a straight line, null when it would be taught online. Eligible when there are no reasons. */
export type Verdict = { reasons: string[]; km: number | null; placesLeft: number };

const SESSIONS_A_DAY = 2;
const online = "online";

/** Whether a service fits a need, or every reason in plain words why not. */
export function match(need: Need, service: ServiceFacts, words: Words = (code) => code): Verdict {
  const placesLeft = Math.max(0, service.places - service.taken);
  const modes = shared(need.modes, service.modes);
  const km = need.place && service.place && Math.round(kmBetween(need.place, service.place));
  const near = modes.filter((mode) => mode === online || isNear(mode, km, need, service));
  const inPerson = near.some((mode) => mode !== online);
  const reasons = [
    ageReason(need, service),
    needsReason(need, service, words),
    modes.length === 0 ? `Teaches ${listed(service.modes, words)}, not ${listed(need.modes, words)}` : undefined,
    daysReason(need, service, words),
    modes.length > 0 && near.length === 0 ? distanceReason(km, need, service) : undefined,
    placesLeft === 0 ? `All ${service.places} places are taken` : undefined,
    ...unmet(service.gates)
      .filter(blocksMatching)
      .map(({ title, why }) => `${title}: ${lowerFirst(why)}`),
  ].filter((reason) => reason !== undefined);
  return { reasons, km: inPerson ? (km ?? null) : null, placesLeft };
}

/** Standing and insurance decide who is asked; the debarment check, visit and terms may still be met before the award. */
const blocksMatching = ({ gate }: ProviderGate): boolean => gate === "standing" || gate.startsWith("INS-");

/** A provider's own premises: the child travels. Anywhere else, the provider does, and no further than it said. */
function isNear(mode: string, km: number | undefined, need: Need, service: ServiceFacts): boolean {
  if (km === undefined) return false;
  return km <= need.travelKm && (mode === "premises" || km <= service.travelKm);
}

function ageReason({ age }: Need, { ageFrom, ageTo }: ServiceFacts): string | undefined {
  return age >= ageFrom && age <= ageTo ? undefined : `Teaches ages ${ageFrom} to ${ageTo}; the child will be ${age}`;
}

function needsReason(need: Need, service: ServiceFacts, words: Words): string | undefined {
  const missing = need.needs.filter((code) => !service.needs.includes(code));
  return missing.length === 0 ? undefined : `Does not offer: ${missing.map(words).join("; ")}`;
}

function daysReason(need: Need, service: ServiceFacts, words: Words): string | undefined {
  const possible = shared(need.days, service.days);
  const wanted = Math.ceil(need.sessionsPerWeek / SESSIONS_A_DAY);
  if (possible.length >= wanted) return undefined;
  if (possible.length === 0) return "Teaches on none of the days asked for";
  return `Teaches only ${possible.map(words).join(", ")} of the days asked for; ${need.sessionsPerWeek} sessions need ${wanted} days`;
}

function distanceReason(km: number | undefined, need: Need, service: ServiceFacts): string {
  if (!service.place) return "The distance is not known: the provider has given no place of its own";
  if (km === undefined) return "The distance is not known: the child’s postcode area is not in our table";
  if (km > need.travelKm) return `${km} km away; the limit is ${need.travelKm} km`;
  return `${km} km away; it travels up to ${service.travelKm} km`;
}

const shared = (wanted: readonly string[], offered: readonly string[]): string[] =>
  wanted.filter((code) => offered.includes(code));
const listed = (codes: readonly string[], words: Words): string =>
  codes.map((code) => lowerFirst(words(code))).join(", ") || "nothing";
