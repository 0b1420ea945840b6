import { expect, it } from "vitest";
import { email, newPassword } from "./credentials.ts";

const bad = [
  '"a@evil.com x"@council.gov.uk',
  '"quoted"@council.gov.uk',
  "a@evil.com,b@council.gov.uk",
  "a,b@council.gov.uk",
  "a@council.gov.uk\r\nBcc: all@evil.com",
  "a@council.gov.uk\nx",
  "a\r\n@council.gov.uk",
  `${"a".repeat(300)}@council.gov.uk`,
  `${"a".repeat(65)}@council.gov.uk`,
  `a@${"b".repeat(240)}.gov.uk`,
  "a@xn--cuncil-dxa.gov.uk",
  "a@cоuncil.gov.uk",
  "ä@council.gov.uk",
  "a@b@council.gov.uk",
  "a <a@council.gov.uk>",
  "<a@council.gov.uk>",
  "a(comment)@council.gov.uk",
  "a@[127.0.0.1]",
  "a@localhost",
  "a@council",
  "@council.gov.uk",
  "a@",
  ".a@council.gov.uk",
  "a..b@council.gov.uk",
  "a@-council.gov.uk",
  "a b@council.gov.uk",
  "a\u0000@council.gov.uk",
  "a@council.gov.uk\u202e",
];

it.each(bad)("B9: %j is no address to write to", (address) => {
  expect(email.safeParse(address).success).toBe(false);
});

it.each(["o'neill+portal@new-start.example", "a@b.co.uk", "first.last@sub.council.gov.uk", "x_1@3-d.example"])(
  "%s is one",
  (address) => {
    expect(email.parse(` ${address.toUpperCase()} `)).toBe(address);
  },
);

it("takes passwords of 12 to 200 characters, whatever they are", () => {
  expect(newPassword.safeParse("eleven char").success).toBe(false);
  expect(newPassword.safeParse("            ").success).toBe(true);
  expect(newPassword.safeParse("x".repeat(200)).success).toBe(true);
  expect(newPassword.safeParse("x".repeat(201)).success).toBe(false);
});
