import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanName, extensionOf, nameProblem } from "./file-name.ts";

describe("a file's name", () => {
  it.each(["policy.pdf", "Policy 1.2.2026.PDF", "résumé.docx", "O'Neill (2).jpeg", "fire.v2.png"])(
    "%s is taken",
    (name) => {
      expect(nameProblem(name)).toBeUndefined();
    },
  );

  it.each([
    ["../../x", "slash"],
    ["../../x.pdf", "slash"],
    ["C:\\policy.pdf", "slash"],
    ["policy", "must be a PDF"],
    ["policy.exe", "must be a PDF"],
    ["policy.pdf.exe", "must be a PDF"],
    ["policy.html.pdf", "one ending only"],
    ["policy.pdf.pdf", "one ending only"],
    [`${"a".repeat(296)}.pdf`, "100 characters"],
    ["", "must be a PDF"],
    ["__proto__", "must be a PDF"],
    ["x.constructor", "must be a PDF"],
  ])("%j is refused, saying what to do", (name, says) => expect(nameProblem(name)).toContain(says));

  it("loses what cannot be seen and what turns the reading round, and becomes NFC", () => {
    expect(cleanName("re\u0301sume\u0301\u202Efdp.\u0000 \u200B pdf.pdf")).toBe("r\u00e9sum\u00e9fdp. pdf.pdf");
    expect(extensionOf("a\u202Efdp.exe")).toBe("exe");
  });

  it("is data whatever comes: cleaning is steady and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(cleanName(cleanName(name))).toBe(cleanName(name));
        expect(() => nameProblem(name)).not.toThrow();
        expect(cleanName(name)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
