import type { Machine } from "#app/domain/state-machine.ts";

export const invoiceStatuses = ["submitted", "queried", "approved", "paid"] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];
export type InvoiceMove = "query" | "answer" | "approve" | "pay";

/** An invoice is checked, queried as often as it takes, approved, and paid once. */
export const invoiceStates: Machine<InvoiceStatus, InvoiceMove> = {
  submitted: { query: "queried", approve: "approved" },
  queried: { answer: "submitted" },
  approved: { pay: "paid" },
  paid: {},
};

/** What each side reads. */
export const statusNames: Record<InvoiceStatus, { council: string; provider: string }> = {
  submitted: { council: "To check", provider: "With the council" },
  queried: { council: "With the provider", provider: "Needs your answer" },
  approved: { council: "To pay", provider: "Approved" },
  paid: { council: "Paid", provider: "Paid" },
};
