import { expect, test } from "vitest";
import { disclosureOf, mayTellWho, risksShown } from "./disclosure.ts";
import { requestStatus } from "./request-status.ts";

test("everyone asked sees A, B follows confidentiality, and both end with a no, another's award or the close", () => {
  expect(disclosureOf("viewed", "sent", false)).toBe("A");
  expect(disclosureOf("viewed", "sent", true)).toBe("B");
  expect(disclosureOf("accepted", "sent", true)).toBe("B");
  expect(disclosureOf("chosen", "awarded", true)).toBe("B");
  expect(disclosureOf("declined", "sent", true)).toBe("none");
  expect(disclosureOf("not-chosen", "awarded", true)).toBe("none");
  expect(disclosureOf("accepted", "awarded", true)).toBe("none");
});

test("a closed referral shows nothing to anyone", () => {
  for (const status of requestStatus.options) expect(disclosureOf(status, "closed", true)).toBe("none");
});

test("self-harm is not among the risks that everyone asked is told", () => {
  expect(risksShown(["self-harm", "fire"], "A")).toEqual(["Setting fires"]);
  expect(risksShown(["self-harm", "fire"], "B")).toEqual(["Setting fires", "Self-harm"]);
});

test("a rare need, or many needs together, may tell who it is", () => {
  expect([["semh"], ["semh", "ebsa"], ["hi"], ["semh", "ebsa", "asd"]].map(mayTellWho)).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
