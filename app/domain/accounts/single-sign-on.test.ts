import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClaimRules, type Claims, identityOf, staffRoles, unknownRoles } from "./single-sign-on.ts";

const rules: ClaimRules = {
  roleClaim: "roles",
  roleMap: [
    { claim: "Portal.QA", role: "qa" },
    { claim: "Portal.Leads", role: "qa_lead" },
    { claim: "Portal.Leads", role: "manager" },
    { claim: "Portal.Odd", role: "school" },
  ],
  requiredAcr: [],
  requiredAmr: [],
};
const rita: Claims = {
  iss: "https://login.council.example",
  sub: "r1",
  name: "Rita Viewer",
  email: "Rita@Council.example",
  email_verified: true,
};
const rolesFor = (roles: unknown) => identityOf({ ...rita, roles }, rules).roles;

describe("claims become a person", () => {
  it("known by issuer and subject, with an address that was vouched for", () => {
    expect(identityOf(rita, rules)).toEqual({
      subject: "https://login.council.example|r1",
      name: "Rita Viewer",
      email: "rita@council.example",
      emailProven: true,
      roles: [],
      factorShown: true,
    });
  });

  it.each([
    [{ email_verified: false }, false],
    [{ email_verified: "true" }, true],
    [{ email_verified: undefined }, false],
    [{ email_verified: undefined, xms_edov: true }, true],
    [{ email_verified: undefined, xms_edov: "1" }, true],
    [{ email: undefined, preferred_username: "rita@council.example" }, false],
    [{ email: "not an address", preferred_username: "rita@council.example" }, false],
  ])("whose address by %j is proven: %s", (claims, proven) => {
    expect(identityOf({ ...rita, ...claims }, rules).emailProven).toBe(proven);
  });

  it("with the roles that the map gives, and no others", () => {
    expect(rolesFor(["Portal.QA"])).toEqual(["qa"]);
    expect(rolesFor("Portal.QA")).toEqual(["qa"]);
    expect(rolesFor(["Portal.Leads", "Portal.QA", "else"])).toEqual(["qa", "qa_lead", "manager"]);
    expect(rolesFor(["qa", "admin", "portal.qa"])).toEqual([]);
    expect(rolesFor({ "Portal.QA": true })).toEqual([]);
    expect(identityOf({ ...rita, groups: ["Portal.QA"] }, { ...rules, roleClaim: "groups" }).roles).toEqual(["qa"]);
  });

  it("never as a school or the panel, whatever the map says", () => {
    expect(rolesFor(["Portal.Odd"])).toEqual([]);
    expect(unknownRoles(rules.roleMap)).toEqual(["school"]);
    expect(unknownRoles([{ claim: "x", role: "boss" }])).toEqual(["boss"]);
    expect(staffRoles).toHaveLength(13);
  });

  it("whatever the claims hold", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("roles", "email", "name", "acr", "amr"), fc.anything()), (claims) => {
        const { roles, name } = identityOf({ iss: "i", sub: "s", ...claims }, rules);
        return name.length > 0 && name.length <= 254 && roles.every((role) => staffRoles.includes(role));
      }),
    );
  });
});

describe("a second factor", () => {
  const shown = (claims: Record<string, unknown>, asked: Partial<ClaimRules>) =>
    identityOf({ ...rita, ...claims }, { ...rules, ...asked }).factorShown;

  it("is the provider's affair unless the council asks to see it", () => {
    expect(shown({}, {})).toBe(true);
    expect(shown({ amr: ["pwd"] }, { requiredAmr: ["mfa", "otp"] })).toBe(false);
    expect(shown({ amr: ["pwd", "otp"] }, { requiredAmr: ["mfa", "otp"] })).toBe(true);
    expect(shown({}, { requiredAcr: ["c1"] })).toBe(false);
    expect(shown({ acr: "c1" }, { requiredAcr: ["c1"] })).toBe(true);
    expect(shown({ acr: "c1", amr: ["pwd"] }, { requiredAcr: ["c1"], requiredAmr: ["mfa"] })).toBe(false);
  });
});
