import fc from "fast-check";
import { expect, it } from "vitest";
import { asGivenOut, codeFrom } from "./recovery-codes.ts";

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

it("reads back every code that it gives out, in any case and spacing", () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = codeFrom(random);
      expect(code).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{5}-[2-9B-DF-HJ-NP-TV-Z]{5}$/);
      expect(asGivenOut(` ${code.toLowerCase().replace("-", " ")} `)).toBe(code);
    }),
  );
});

it("knows what can't be one", () => {
  for (const typed of ["", "123456", "AAAAA-BBBBB", "22222-2222", "22222-222222"])
    expect(asGivenOut(typed)).toBeUndefined();
});
