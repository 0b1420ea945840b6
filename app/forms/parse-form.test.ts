import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { flatten, nest, type Values } from "./names.ts";
import { faultIn, MOST_FIELDS, parseForm, read, refuse } from "./parse-form.ts";
import { addRow, removeRow, rowIntent, withRows } from "./rows.ts";

const form = (fields: [string, string][]): FormData => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
};

const name = z.object({ name: z.string({ error: "Enter a name" }).min(1, "Enter a name") });

describe("reading a form", () => {
  it.each(["12345678", "O'Neill", "👩‍🏫", "  spaces  ", "line\r\nline", '{"a":1}', "null"])(
    "keeps %j as typed",
    (typed) => {
      expect(read(form([["name", typed]])).name).toBe(typed);
    },
  );

  it("keeps any text, its accents put together, save U+0000, which it shows as U+FFFD", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        expect(read(form([["name", typed]])).name).toBe(typed.replaceAll("\0", "\ufffd").normalize("NFC"));
      }),
    );
  });

  it("makes a list of boxes to tick, an empty one too", () => {
    expect(read(form([["days", "mon"]]), ["days", "none"])).toEqual({ days: ["mon"], none: [] });
  });

  it("leaves files to the upload route", () => {
    const data = form([["name", "a"]]);
    data.append("file", new File(["x"], "x.pdf"));
    expect(read(data)).toEqual({ name: "a" });
  });

  it("refuses a form of 100,000 fields and shows the first again", () => {
    const many = form(Array.from({ length: 100_000 }, (_, i) => [`f${i}`, "x"]));
    const parsed = parseForm(name, many);
    expect(parsed.ok).toBe(false);
    expect(Object.keys(parsed.values)).toHaveLength(MOST_FIELDS);
    if (!parsed.ok) expect(Object.keys(parsed.failure.errors)).toEqual([""]);
  });

  it.each(["__proto__", "a.__proto__.admin", "rows.0.__proto__.x", "__proto__-day"])("refuses the name %s", (trap) => {
    const data = form([
      ["name", "typed"],
      [trap, "yes"],
    ]);
    const parsed = parseForm(name, data);
    expect(faultIn(data)).toBeTruthy();
    expect(parsed.ok).toBe(false);
    expect(parsed.values).toEqual({ name: "typed" });
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it("says what is wrong by input name, rows included", () => {
    const rows = z.object({ rows: z.array(name) });
    const parsed = parseForm(
      rows,
      form([
        ["rows.0.name", "a"],
        ["rows.1.name", ""],
      ]),
    );
    if (parsed.ok) throw new Error("passed");
    expect(parsed.failure.errors).toEqual({ "rows.1.name": { type: "too_small", message: "Enter a name" } });
    expect(parsed.failure.values).toEqual({ "rows.0.name": "a", "rows.1.name": "" });
  });

  it("tells a domain's refusal beside one input", () => {
    expect(refuse({ a: "1" }, "a", "No").errors).toEqual({ a: { type: "domain", message: "No" } });
  });
});

describe("names with dots", () => {
  it("unfold into rows, parts and dates", () => {
    expect(
      nest({ "a.rows.1.x": "2", "a.rows.0.x": "1", "b.born-day": "3", "b.born-month": "4", "c.d": ["e"] }),
    ).toEqual({
      a: { rows: [{ x: "1" }, { x: "2" }] },
      b: { born: { day: "3", month: "4" } },
      c: { d: ["e"] },
    });
  });

  it.each([
    { a: "1", "a.b": "2" },
    { "a.b": "2", a: "1" },
    { "a.0": "1", "a.b": "2" },
    { "a.999999999": "1" },
    { "": "x", ".": "y", "a..b": "z" },
  ])("never throw: %j", (values) => expect(() => nest(values as Values)).not.toThrow());

  it("cannot reach what every object inherits", () => {
    for (const trap of ["__proto__.admin", "a.__proto__.admin"]) {
      expect(nest({ a: undefined, [trap]: "yes" })).toEqual({});
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it("leave no hole where a row was skipped", () => {
    expect(JSON.stringify(nest({ "a.2.x": "1" }))).toBe('{"a":[{},{},{"x":"1"}]}');
  });

  const word = fc.stringMatching(/^[A-Z]{2,3}-\d{2}$/);
  const cell = fc.string({ unit: "grapheme" });
  const field = fc.oneof(
    cell,
    fc.array(cell, { minLength: 1 }),
    fc.record({ day: cell, month: cell, year: cell }),
    fc.array(fc.record({ name: cell, born: fc.record({ day: cell, month: cell, year: cell }) }), { minLength: 1 }),
  );

  it("come back from flatten as they were", () => {
    fc.assert(
      fc.property(fc.dictionary(word, fc.record({ value: field })), (typed) => {
        expect(nest(flatten(typed))).toEqual(typed);
      }),
    );
  });

  it("survive anything that is posted", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (fields) => {
        const values = read(form(fields));
        expect(() => flatten(nest(values))).not.toThrow();
        expect(Object.getPrototypeOf(nest(values))).toBe(Object.prototype);
      }),
    );
  });
});

describe("rows without JavaScript", () => {
  const typed = { "PRI-01.rates.0.line": "a", "PRI-01.rates.1.line": "b" };
  const act = (intent: string) => {
    const parsed = rowIntent(intent);
    return parsed && withRows(typed, parsed);
  };

  it("are added and taken away", () => {
    expect(act(addRow("PRI-01.rates"))).toEqual({ "PRI-01": { rates: [{ line: "a" }, { line: "b" }, { line: "" }] } });
    expect(act(removeRow("PRI-01.rates", 0))).toEqual({ "PRI-01": { rates: [{ line: "b" }] } });
  });

  it("are left alone by any other button or a table that isn't there", () => {
    for (const intent of ["continue", "add-row:", "remove-row:a", "add-row:a:1", "add-row:__proto__ x"]) {
      expect(act(intent)).toBeUndefined();
    }
    expect(act(addRow("nothing.here"))).toEqual({ "PRI-01": { rates: [{ line: "a" }, { line: "b" }] } });
    expect(act(addRow("__proto__.x"))).toEqual({ "PRI-01": { rates: [{ line: "a" }, { line: "b" }] } });
  });
});
