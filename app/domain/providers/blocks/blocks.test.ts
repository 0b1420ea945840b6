import fc from "fast-check";
import { expect, test } from "vitest";
import { paths } from "#app/paths.ts";
import { type ProviderGate, providerGateNames } from "../provider-gates.ts";
import { blockOfHold, blocksOfGates, type OpenHold } from "./blocks.ts";
import { holdKinds } from "./hold-kinds.ts";

const owner = { readsExclusions: true, readsSuspensions: true };
const other = { readsExclusions: false, readsSuspensions: false };
const hold = (more: Partial<OpenHold>): OpenHold => ({
  ...{ id: "h", kind: "lapse", reason: "Public liability insurance certificate ended on 14 September 2026" },
  ...{ openedAt: new Date("2026-09-15T00:00:00Z"), lotId: "l" },
  ...more,
});
const gate = (name: keyof typeof providerGateNames, met = false): ProviderGate => ({
  ...{ gate: name, title: providerGateNames[name], met, why: "No accepted certificate", owner: "provider" },
});
const cover = { questionId: "INS-02", title: "Public liability insurance certificate", upload: "/upload/INS-02" };

test("N2: every kind of hold and every gate has words, says who acts, and links to where its reader acts", () => {
  const known = { exclusionId: "x", suspensionId: "s", applicationId: "a" };
  const variants: Partial<OpenHold>[] = [
    {},
    { lotId: null },
    known,
    { registration: true },
    { catchUpApplicationId: "a" },
  ];
  const holds = holdKinds.flatMap((kind) =>
    variants.flatMap((more) => [owner, other].map((reader) => blockOfHold(hold({ kind, ...more }), reader))),
  );
  const names = Object.keys(providerGateNames) as (keyof typeof providerGateNames)[];
  const gates = blocksOfGates(
    names.map((name) => gate(name)),
    [],
    [],
    "l",
  );
  expect(gates).toHaveLength(names.length - 1);
  for (const { title, says, mover, link } of [...holds, ...gates]) {
    expect(title).toMatch(/^[A-Z].{10}/);
    expect(says).toMatch(/[.\d]$/);
    expect(["you", "council"]).toContain(mover);
    expect(link.href).toMatch(/^\/(provider|upload)\//);
    expect(link.text).toMatch(/^[A-Z].{8}/);
  }
});

test("N2: of a concern the provider reads that there is one, whatever was written down about it", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 12 }), fc.constantFrom(true, false), (reason, sees) => {
      const shown = JSON.stringify(
        blockOfHold(hold({ kind: "concern", reason }), { readsExclusions: sees, readsSuspensions: sees }),
      );
      expect(shown).not.toContain(JSON.stringify(reason).slice(1, -1));
    }),
  );
  const suspended = blockOfHold(hold({ kind: "suspension", reason: "Canary said so" }), owner);
  expect(JSON.stringify(suspended)).not.toContain("Canary");
});

test("N2: the ground of an exclusion is read by owners alone", () => {
  const excluded = hold({ kind: "exclusion", reason: "Theft, fraud or bribery", exclusionId: "x" });
  expect(blockOfHold(excluded, owner)).toMatchObject({ link: { href: "/provider/exclusions/x" } });
  const shown = blockOfHold(excluded, other);
  expect(shown.link.href).toBe(paths.provider.people());
  expect(shown.says).not.toContain("theft");
});

test("row 33: a suspension leads owners to its reasons and to the appeal, and others to their owners", () => {
  const suspended = hold({ kind: "suspension" });
  expect(blockOfHold(suspended, owner).link.href).toBe(paths.provider.suspensions());
  expect(blockOfHold(suspended, other).link.href).toBe(paths.provider.people());
});

test("N2: the reasons of a suspension are one link away for owners, and for nobody else", () => {
  const suspended = hold({ kind: "suspension", suspensionId: "s" });
  expect(blockOfHold(suspended, owner).link.href).toBe("/provider/suspensions/s");
  expect(JSON.stringify(blockOfHold(suspended, other))).not.toContain("/provider/suspensions");
});

test("N2: what only the council can move leads to writing to it, with the subject and the lot filled in", () => {
  const hrefs = [
    blockOfHold(hold({ kind: "withdrawal" }), owner),
    blockOfHold(hold({ kind: "concern", lotId: null }), owner),
    ...blocksOfGates([gate("EXC-04")], [], [], "l"),
  ].map(({ link }) => link.href);
  expect(hrefs).toEqual([
    "/provider/messages?topic=ask-again&about=lot%3Al#write",
    "/provider/messages?topic=paused#write",
    "/provider/messages?topic=debarment&about=lot%3Al#write",
  ]);
});

test("N2: what lapsed leads to the upload of that very document, and is not said again by its gate", () => {
  const lapsed = hold({ document: cover });
  expect(blockOfHold(lapsed, owner)).toMatchObject({ mover: "you", link: { href: "/upload/INS-02" } });
  const gates = [gate("standing"), gate("INS-02"), gate("terms"), gate("VIS-01", true)];
  expect(blocksOfGates(gates, [lapsed], [cover], "l").map(({ id }) => id)).toEqual(["l terms"]);
  expect(blocksOfGates(gates, [], [cover], "l").map(({ id }) => id)).toEqual(["l INS-02", "l terms"]);
});

test("N2: a new document that waits for the council is the council's to act on", () => {
  const document = { ...cover, waitsSince: new Date("2026-09-16T09:00:00Z") };
  const block = blockOfHold(hold({ document }), owner);
  expect(block).toMatchObject({ mover: "council" });
  expect(block.says).toContain("You gave a new one on 16 September 2026");
});
