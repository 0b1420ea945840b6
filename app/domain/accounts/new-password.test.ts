import { expect, it } from "vitest";
import { madeOf } from "./made-of.ts";
import { isCommon } from "./new-password.server.ts";

it.each([
  "123456789012",
  "passwordpassword",
  "qwertyuiop[]",
  "Password12345!",
  "!!!!monkey1234",
  "aaaaaaaaaaaa",
  "ababababababab",
])("knows %s as one that is tried first", (password) => {
  expect(isCommon(password)).toBe(true);
});

it.each(["correct horse battery", "three plain words", "7#kd_Lw2!qzPv", "пароль из трёх слов"])(
  "lets %s pass",
  (password) => {
    expect(isCommon(password)).toBe(false);
    expect(madeOf(password, names)).toBe(false);
  },
);

const names = [
  "Wyeshire Council",
  "Provider portal",
  "Zoë O'Neill",
  "zoe@new-start.example",
  "New Start Tuition",
  "council",
];

it.each([
  "WyeshireCouncil1!",
  "new-start-2026-now",
  "ZoeONeill1990!!",
  "council-portal-99",
  "zoe zoe zoe zoe",
  "newstarttuition",
])("knows %s as made of known names", (password) => {
  expect(madeOf(password, names)).toBe(true);
});
