import { paths } from "#app/paths.ts";
import { agreedMornings, anInvoice } from "#db/factories/invoices.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());
const newPlacement = async () =>
  aPlacement(db, { provider: await anApprovedProvider(db, { lot: await aQuietLot(db) }) });
const route = "routes/admin/invoice";

test("invoices: the list, one approved and paid", async ({ signedIn }) => {
  const page = await signedIn("finance@council.example");
  const { id } = await anInvoice(db, await newPlacement());
  await page.goto(paths.admin.invoices());
  await look(page, "routes/admin/invoices", "filled");
  await page.goto(`${paths.admin.invoices()}?q=nobody-has-this-number`);
  await expect(page.getByText("No invoice fits your search")).toBeVisible();
  await look(page, "routes/admin/invoices", "empty");

  await page.goto(paths.admin.invoice(id));
  await look(page, route, "submitted");
  await page.getByRole("button", { name: "Send the query" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route, "error");
  await page.getByRole("button", { name: "Approve for payment" }).click();
  await expect(page.getByText("Invoice approved, and the provider told")).toBeVisible();
  await look(page, route, "approved");
  await page.getByLabel("Payment reference").fill("BACS 104217");
  await page.getByRole("button", { name: "Mark as paid" }).click();
  await expect(page.getByText("Invoice marked as paid, remittance sent")).toBeVisible();
  await look(page, route, "paid");
});

test("an invoice that a check holds, and its query", async ({ signedIn }) => {
  const page = await signedIn("finance@council.example");
  const invoice = { order_number: "PO-of-another" };
  const { id } = await anInvoice(db, await newPlacement(), { halfDays: agreedMornings.slice(2), invoice });
  await page.goto(paths.admin.invoice(id));
  await expect(page.getByText("A check rejects or holds this invoice")).toBeVisible();
  await look(page, route, "held");
  await page.getByLabel("Query the invoice").fill("Please put the order number of this placement");
  await page.getByRole("button", { name: "Send the query" }).click();
  await expect(page.getByText("The provider has your query and has not answered yet.")).toBeVisible();
  await look(page, route, "queried");
});
