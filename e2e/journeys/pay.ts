import type { Page } from "@playwright/test";
import { expect, followMail, look, test } from "../fixtures.ts";
import type { Tutor } from "./apply.ts";

type SignedIn = (email: string) => Promise<Page>;

/** From the first mark to the remittance. */
export async function pay(signedIn: SignedIn, tutor: Tutor): Promise<void> {
  await teaches(signedIn, tutor);
  await isPaid(signedIn, tutor, await invoices(tutor));
}

async function teaches(signedIn: SignedIn, { email, page }: Tutor): Promise<void> {
  await test.step("the tutor marks the morning, and someone outside confirms it", async () => {
    await followMail(page, email, /is live$/);
    await look(page, "routes/provider/placement", "live");
    await page.getByRole("link", { name: "Attendance marks" }).click();
    await page.getByLabel("Attended", { exact: true }).check();
    await page.getByRole("button", { name: "Save attendance" }).click();
    await expect(page.getByText("Attendance saved")).toBeVisible();
    await look(page, "routes/provider/marks", "filled");
    const placement =
      page
        .url()
        .replace(/\/marks.*$/, "")
        .split("/")
        .at(-1) ?? "";
    const caseworker = await signedIn("caseworker@council.example");
    await caseworker.getByRole("link", { name: "Placements", exact: true }).click();
    await look(caseworker, "routes/admin/placements", "filled");
    await caseworker.goto(`/admin/placements/${placement}`);
    await caseworker.getByRole("link", { name: "Attendance marks" }).click();
    await look(caseworker, "routes/admin/placement-marks", "filled");
    await caseworker.getByRole("button", { name: "Confirm all shown" }).click();
    await expect(caseworker.getByText("Marks confirmed")).toBeVisible();
  });
}

/** Returns the invoice's reference. */
export async function invoices({ page }: Tutor): Promise<string> {
  await test.step("the tutor builds the invoice from what was confirmed", async () => {
    await page.getByRole("link", { name: "Back to the placement" }).click();
    await page.getByRole("link", { name: "Make an invoice" }).click();
    await look(page, "routes/provider/new-invoice", "months");
    await page.getByRole("button", { name: "Continue" }).click();
    await look(page, "routes/provider/new-invoice", "filled");
    await page.getByRole("button", { name: "Send the invoice" }).click();
    await look(page, "routes/provider/new-invoice", "error");
    await page.getByLabel("Your invoice number").fill("INV 007");
    await page.getByRole("button", { name: "Send the invoice" }).click();
    await expect(page.getByText("Invoice sent to the council")).toBeVisible();
    await look(page, "routes/provider/invoice", "submitted");
    await expect(page.getByText(/£45\.00/).first()).toBeVisible();
  });
  return /INV-\w{4}-\w{2}/.exec(await page.locator("#main-content").innerText())?.[0] ?? "";
}

export async function isPaid(signedIn: SignedIn, { page, email }: Tutor, invoice: string): Promise<void> {
  await test.step("finance checks, queries, approves and pays", async () => {
    const finance = await signedIn("finance@council.example");
    await followMail(finance, "finance@council.example", `Invoice ${invoice} to check`);
    await look(finance, "routes/admin/invoice", "submitted");
    await finance.getByText("Query the invoice", { exact: true }).first().click();
    await finance.getByRole("textbox", { name: "Query the invoice" }).fill("Which morning was it?");
    await finance.getByRole("button", { name: "Send the query" }).click();
    await look(finance, "routes/admin/invoice", "queried");
    await followMail(page, email, /needs an answer$/);
    await look(page, "routes/provider/invoice", "queried");
    await page.getByLabel("Your answer").fill("The first Monday.");
    await page.getByRole("button", { name: "Send the answer" }).click();
    await expect(page.getByText("Answer sent to the council")).toBeVisible();
    await finance.reload();
    await finance.getByRole("button", { name: "Approve for payment" }).click();
    await look(finance, "routes/admin/invoice", "approved");
    await finance.getByLabel("Payment reference").fill("BACS 4711");
    await finance.getByRole("button", { name: "Mark as paid" }).click();
    await look(finance, "routes/admin/invoice", "paid");
  });

  await test.step("the tutor gets the remittance and sees the invoice paid", async () => {
    await followMail(page, email, /^Remittance/);
    await look(page, "routes/provider/invoice", "paid");
  });
}
