import { expect, it } from "vitest";
import { endOf } from "#app/domain/frameworks/as-at/as-at.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { shippedOrder } from "./order.ts";
import { orderInWords } from "./order-words.ts";
import { publishedOrder } from "./published-order.server.ts";
import { setOrder } from "./set-order.server.ts";

const database = testDatabase();
const waiting = (points: number) => ({ ...shippedOrder, waiting: points });
const linesOf = (points: number) => orderInWords(waiting(points));

it("N26: the order is published as it holds, from when, and what it changes to; also as it stood on a day", async () => {
  const lead = await anOfficer(database.owner, ["qa_lead"], { name: "Canary Lead" });
  const set = (points: number, fromOn: string, at: string) =>
    setOrder(
      database.web,
      lead,
      { rules: waiting(points), fromOn, reason: "Canary reason", submissionKey: uuidv7() },
      new Date(at),
    );
  const published = (at: Date) => publishedOrder(database.web, at);

  const shipped = { lines: orderInWords(shippedOrder), fromOn: undefined, coming: [] };
  expect(await published(new Date("2026-09-01T09:00:00Z"))).toEqual(shipped);

  await set(50, "2026-10-01", "2026-09-10T09:00:00Z");
  await set(60, "2026-12-01", "2026-09-11T09:00:00Z");
  await set(70, "2026-12-01", "2026-11-12T09:00:00Z");
  await set(80, "2027-01-01", "2026-11-13T09:00:00Z");
  const now = await published(new Date("2026-11-27T09:00:00Z"));
  expect(now).toEqual({
    ...{ lines: linesOf(50), fromOn: "2026-10-01" },
    coming: [
      { fromOn: "2026-12-01", lines: linesOf(70) },
      { fromOn: "2027-01-01", lines: linesOf(80) },
    ],
  });
  expect(now.lines[0]).toContain("Waiting: up to 50 points");
  expect(JSON.stringify(now)).not.toContain("Canary");

  expect(await published(endOf("2026-09-09"))).toEqual(shipped);
  expect(await published(endOf("2026-09-30"))).toMatchObject({
    fromOn: undefined,
    coming: [
      { fromOn: "2026-10-01", lines: linesOf(50) },
      { fromOn: "2026-12-01", lines: linesOf(60) },
    ],
  });
  // London's midnight, not UTC's: the first second of 1 October in summer time.
  expect(await published(new Date("2026-09-30T23:00:00Z"))).toMatchObject({ fromOn: "2026-10-01" });
  expect(await published(new Date("2026-12-01T00:00:00Z"))).toMatchObject({ fromOn: "2026-12-01", lines: linesOf(70) });
});
