import fc from "fast-check";
import { expect, it } from "vitest";
import { providerRoles } from "#app/access/actor.ts";
import { keepsAnOwner } from "./team.ts";

const role = fc.constantFrom(...providerRoles);
const isOwner = (one: string | undefined) => one === "owner";

it("leaves an owner wherever there was one, whatever happens in which order", () => {
  const change = fc.record({ who: fc.nat(4), becomes: fc.option(role, { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(role, { minLength: 1, maxLength: 5 }), fc.array(change), (roles, changes) => {
      const team: (string | undefined)[] = [...roles];
      const had = team.some(isOwner);
      for (const { who, becomes } of changes) {
        const was = team[who];
        if (was === undefined) continue;
        const others = team.filter((one, at) => at !== who && isOwner(one)).length;
        if (keepsAnOwner(others, was, becomes)) team[who] = becomes;
      }
      expect(team.some(isOwner) || !had).toBe(true);
    }),
  );
});

it("lets anyone go who is not the last owner", () => {
  expect(keepsAnOwner(0, "referrals")).toBe(true);
  expect(keepsAnOwner(1, "owner")).toBe(true);
  expect(keepsAnOwner(0, "owner", "owner")).toBe(true);
  expect(keepsAnOwner(0, "owner", "viewer")).toBe(false);
});
