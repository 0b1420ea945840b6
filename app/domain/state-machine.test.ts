import { expect, test } from "vitest";
import { NotAllowedNow } from "./errors.ts";
import { allowed, type Machine, next, sources, toMermaid } from "./state-machine.ts";

type Status = "shut" | "open" | "in repair" | "gone";
type Event = "open" | "close" | "repair" | "scrap";

const door: Machine<Status, Event> = {
  shut: { open: "open", repair: "in repair" },
  open: { close: "shut", repair: "in repair" },
  "in repair": { close: "shut", scrap: "gone" },
  gone: {},
};

test("next follows the table and refuses what it does not hold", () => {
  expect(next(door, "shut", "open")).toBe("open");
  expect(() => next(door, "gone", "open")).toThrow(NotAllowedNow);
  expect(() => next(door, "open", "open")).toThrow("You cannot open what is open now.");
});

test("a misspelt event or status does not compile", () => {
  // @ts-expect-error there is no such event
  expect(() => next(door, "shut", "opne")).toThrow(NotAllowedNow);
  // @ts-expect-error there is no such status
  const wrong: Machine<Status, Event> = { ...door, shut: { open: "opened" } };
  expect(wrong.shut.open).toBe("opened");
});

test("the table can be read both ways", () => {
  expect(allowed(door, "in repair")).toEqual(["close", "scrap"]);
  expect(allowed(door, "gone")).toEqual([]);
  expect(sources(door, "close")).toEqual(["open", "in repair"]);
});

test("the diagram shows the start, each move and the end", () => {
  expect(toMermaid(door)).toBe(
    [
      "stateDiagram-v2",
      '  state "in repair" as in_repair',
      "  [*] --> shut",
      "  shut --> open: open",
      "  shut --> in_repair: repair",
      "  open --> shut: close",
      "  open --> in_repair: repair",
      "  in_repair --> shut: close",
      "  in_repair --> gone: scrap",
      "  gone --> [*]",
    ].join("\n"),
  );
});
