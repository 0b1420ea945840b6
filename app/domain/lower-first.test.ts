import { expect, it } from "vitest";
import { lowerFirst } from "./lower-first.ts";

it.each([
  ["Complaints policy", "complaints policy"],
  ["VAT certificate", "VAT certificate"],
  ["Ofsted’s letter", "ofsted’s letter"],
  ["A certificate", "a certificate"],
  ["", ""],
])("writes %j within a sentence as %j", (text, within) => expect(lowerFirst(text)).toBe(within));
