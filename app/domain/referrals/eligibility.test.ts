import fc from "fast-check";
import { expect, test } from "vitest";
import type { ProviderGate } from "#app/domain/providers/provider-gates.ts";
import { match, type Need, type ServiceFacts } from "./eligibility.ts";

const hereford = { latitude: 52.056, longitude: -2.716 };
const worcester = { latitude: 52.192, longitude: -2.22 };
const need: Need = {
  age: 13,
  needs: ["semh"],
  modes: ["home"],
  days: ["mon", "wed"],
  sessionsPerWeek: 4,
  place: hereford,
  travelKm: 20,
};
const service: ServiceFacts = {
  ageFrom: 8,
  ageTo: 16,
  needs: ["semh", "ebsa"],
  modes: ["online", "home"],
  days: ["mon", "tue", "wed"],
  places: 4,
  taken: 3,
  place: hereford,
  travelKm: 40,
  gates: [],
};
const gate = (name: ProviderGate["gate"], met: boolean): ProviderGate => ({
  gate: name,
  title: "Public liability insurance",
  met,
  why: "No accepted certificate",
  owner: "provider",
});
const why = (changedNeed: Partial<Need>, changedService: Partial<ServiceFacts> = {}) =>
  match({ ...need, ...changedNeed }, { ...service, ...changedService }).reasons;

test("a service that fits is eligible, with its distance and the places left", () => {
  expect(match(need, service)).toEqual({ reasons: [], km: 0, placesLeft: 1 });
});

test.each<[string, Partial<Need>, Partial<ServiceFacts>, string]>([
  ["too old", { age: 17 }, {}, "Teaches ages 8 to 16; the child will be 17"],
  ["a need not offered", { needs: ["semh", "hi"] }, {}, "Does not offer: hi"],
  ["another mode", { modes: ["premises"] }, {}, "Teaches online, home, not premises"],
  [
    "no place of its own",
    {},
    { place: undefined },
    "The distance is not known: the provider has given no place of its own",
  ],
  ["no day in common", { days: ["sat"] }, {}, "Teaches on none of the days asked for"],
  [
    "too few days for the sessions",
    { days: ["mon", "thu"] },
    {},
    "Teaches only mon of the days asked for; 4 sessions need 2 days",
  ],
  ["too far for the child", {}, { place: worcester }, "37 km away; the limit is 20 km"],
  ["further than it travels", {}, { place: worcester, travelKm: 30 }, "37 km away; the limit is 20 km"],
  ["full", {}, { taken: 4 }, "All 4 places are taken"],
  ["insurance ends", {}, { gates: [gate("INS-02", false)] }, "Public liability insurance: no accepted certificate"],
])("%s: not eligible, and says why", (_, changedNeed, changedService, reason) => {
  expect(why(changedNeed, changedService)).toEqual([reason]);
});

test("the limit of what it travels counts where it travels, not at its own premises", () => {
  const far = { place: worcester, travelKm: 30 };
  expect(why({ travelKm: 50 }, far)).toEqual(["37 km away; it travels up to 30 km"]);
  expect(why({ travelKm: 50, modes: ["premises"] }, { ...far, modes: ["premises"] })).toEqual([]);
});

test("online needs no distance, not even a known place", () => {
  const online = match({ ...need, modes: ["online", "home"], place: undefined }, service);
  expect(online).toEqual({ reasons: [], km: null, placesLeft: 1 });
  expect(why({ place: undefined })).toEqual([
    "The distance is not known: the child’s postcode area is not in our table",
  ]);
});

test("what may still be met before the award does not keep a provider from being asked", () => {
  expect(why({}, { gates: [gate("EXC-04", false), gate("VIS-01", false), gate("terms", false)] })).toEqual([]);
  expect(why({}, { gates: [gate("standing", false)] })).toHaveLength(1);
});

const codes = (all: string[]) => fc.subarray(all, { minLength: 1 });
const anyNeed = fc.record({
  age: fc.integer({ min: 4, max: 25 }),
  needs: codes(["semh", "ebsa", "hi"]),
  modes: codes(["online", "home", "premises"]),
  days: codes(["mon", "tue", "wed", "thu", "fri"]),
  sessionsPerWeek: fc.integer({ min: 1, max: 10 }),
  place: fc.constantFrom(hereford, worcester, undefined),
  travelKm: fc.integer({ min: 0, max: 80 }),
});
const anyService = fc
  .record({
    ageFrom: fc.integer({ min: 4, max: 25 }),
    span: fc.nat(20),
    needs: codes(["semh", "ebsa", "hi"]),
    modes: codes(["online", "home", "premises"]),
    days: codes(["mon", "tue", "wed", "thu", "fri"]),
    places: fc.integer({ min: 1, max: 9 }),
    taken: fc.nat(9),
    place: fc.constantFrom(hereford, worcester),
    travelKm: fc.integer({ min: 0, max: 80 }),
    met: fc.boolean(),
  })
  .map(({ span, met, ...rest }) => ({ ...rest, ageTo: rest.ageFrom + span, gates: [gate("INS-02", met)] }));

test("whoever is eligible fits in every respect; asking for less never rules anyone out", () => {
  fc.assert(
    fc.property(anyNeed, anyService, (asked, offered) => {
      const { reasons, km, placesLeft } = match(asked, offered);
      if (reasons.length > 0) return;
      expect(asked.age >= offered.ageFrom && asked.age <= offered.ageTo).toBe(true);
      expect(asked.needs.every((code) => offered.needs.includes(code))).toBe(true);
      expect(placesLeft).toBeGreaterThan(0);
      if (km !== null) expect(km).toBeLessThanOrEqual(asked.travelKm);
      const easier = { ...asked, needs: asked.needs.slice(1), sessionsPerWeek: 1, travelKm: asked.travelKm + 10 };
      expect(match(easier, offered).reasons).toEqual([]);
    }),
    { numRuns: 5000 },
  );
});

test("a service with no place left, a need missing or a gate shut is never eligible", () => {
  fc.assert(
    fc.property(anyNeed, anyService, (asked, offered) => {
      const full = { ...offered, taken: offered.places };
      const held = { ...offered, gates: [gate("standing", false)] };
      expect(match(asked, full).reasons).not.toEqual([]);
      expect(match(asked, held).reasons).not.toEqual([]);
      expect(match({ ...asked, needs: ["pmld"] }, offered).reasons).not.toEqual([]);
    }),
  );
});
