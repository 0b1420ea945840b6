import { expect, it } from "vitest";
import { safeReturn } from "./safe-return.ts";

it.each(["/provider", "/admin/applications/0190b3a8-0000-7000-8000-000000000001"])("goes back to %s", (path) => {
  expect(safeReturn(path)).toBe(path);
});

it.each([
  "//evil.example",
  "/\\evil.example",
  "/%5Cevil.example",
  "https:evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
  "/sign-in?back=/sign-in",
  "/provider/../sign-out",
  "/provider?x=1",
  "",
  null,
])("does not go to %s", (path) => {
  expect(safeReturn(path)).toBeUndefined();
});
