import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { expect, followMail } from "../fixtures.ts";

export type Newcomer = { email: string; password: string };
export type Founder = Newcomer & { firm: string };

/** Registers somebody new through the page and the mail. They are left at the sign-in page. */
export async function registersAnew(page: Page): Promise<Founder> {
  const mark = randomBytes(4).toString("hex");
  const newcomer = {
    email: `kim-${mark}@early-days.example`,
    password: "seven brown umbrellas",
    firm: `Early Days ${mark}`,
  };
  await page.goto(paths.register());
  await page.getByLabel("Full name").fill("Kim Early");
  await page.getByLabel("Name of your organisation").fill(newcomer.firm);
  await page.getByLabel("Email address").fill(newcomer.email);
  await page.getByLabel("Create a password").fill(newcomer.password);
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.locator("h1")).toHaveText("Check your email");
  await followMail(page, newcomer.email, "Confirm your email address");
  await page.getByRole("button", { name: "Confirm my email address" }).click();
  await expect(page.locator("h1")).toHaveText("Sign in");
  return newcomer;
}

/** Types address and password at the sign-in page. */
export async function givesPassword(page: Page, { email, password }: Newcomer): Promise<void> {
  await page.goto(paths.signIn());
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs out by the button in the header. */
export async function signsOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
}
