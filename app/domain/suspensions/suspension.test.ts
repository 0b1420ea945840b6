import fc from "fast-check";
import { expect, test } from "vitest";
import { allowed, next } from "#app/domain/state-machine.ts";
import { isOpenAlready, mayAppeal, mayDrop, mayImpose } from "./suspension.ts";
import {
  isInForce,
  isUndecided,
  type SuspensionMove,
  suspensionStates,
  suspensionStatuses,
} from "./suspension-status.ts";

const day = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
const civil = (date: Date) => date.toISOString().slice(0, 10);

test("row 33: nothing is imposed before it has answered or its time is over, at once neither, which may be dropped any time", () => {
  fc.assert(
    fc.property(fc.constantFrom(...suspensionStatuses), day, day, (status, last, today) => {
      const undecided = { status, answerBy: civil(last) };
      const may = mayImpose(undecided, civil(today));
      if (status === "waiting" || status === "at-once") expect(may).toBe(civil(last) < civil(today));
      else expect(may).toBe(["answered", "at-once-answered"].includes(status));
      expect(mayDrop(undecided, civil(today))).toBe(may || status === "at-once");
    }),
  );
});

test("row 33: it may appeal once, in time, and only while it is in force", () => {
  fc.assert(
    fc.property(fc.constantFrom(...suspensionStatuses), day, day, (status, last, today) => {
      const may = mayAppeal({ status, appealBy: civil(last) }, civil(today));
      expect(may).toBe(status === "in-force" && civil(today) <= civil(last));
    }),
  );
  expect(mayAppeal({ status: "in-force", appealBy: null }, "2026-09-16")).toBe(false);
});

test("row 33: whatever happens, it is in force, undecided or over, and what is over stays so", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(6), { maxLength: 12 }),
      fc.constantFrom("waiting" as const, "at-once" as const),
      (picks, first) => {
        let status: (typeof suspensionStatuses)[number] = first;
        let appeals = 0;
        for (const pick of picks) {
          const moves: SuspensionMove[] = allowed(suspensionStates, status);
          const move = moves[pick % Math.max(1, moves.length)];
          if (!move) break;
          if (move === "appeal") appeals += 1;
          status = next(suspensionStates, status, move);
        }
        expect(appeals).toBeLessThanOrEqual(1);
        const over = allowed(suspensionStates, status).length === 0;
        expect(over).toBe(!isInForce(status) && !isUndecided(status));
      },
    ),
  );
});

test("row 33: what is open on one lot stands in the way of the same there only; a removal takes no lot of another", () => {
  expect(isOpenAlready("suspend", ["a"], [null])).toBe(false);
  expect(isOpenAlready("suspend", ["a"], ["a", "b"])).toBe(false);
  expect(isOpenAlready("suspend", ["a", "b"], ["b"])).toBe(true);
  expect(isOpenAlready("suspend", [null], ["b"])).toBe(true);
  expect(isOpenAlready("remove", ["a"], ["b"])).toBe(false);
  expect(isOpenAlready("remove", ["a"], ["a", "b"])).toBe(true);
  for (const kind of ["suspend", "remove"] as const) expect(isOpenAlready(kind, [], ["a"])).toBe(false);
});
