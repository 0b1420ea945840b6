import type { Actor } from "#app/access/actor.ts";
import { next } from "#app/domain/state-machine.ts";
import type { Db } from "#db/client.server.ts";
import { tellFinance } from "./invoice-mails.server.ts";
import { numberKey } from "./invoice-number.ts";
import { invoiceStates } from "./invoice-status.ts";
import { refuseTakenNumber, vatNumberFor } from "./numbers.server.ts";
import { type InvoiceDeed, moveInvoice } from "./on-invoice.server.ts";

type Input = InvoiceDeed & {
  answer: string;
  number: string;
  orderNumber: string;
  vatNumber?: string | undefined;
};

/**
 * The provider answers a query, with the numbers as they should be; finance is told. The lines stay as the confirmed
 * marks have them. Throws Refused for a number used before, NotAllowedNow, Conflict, NotFound, Forbidden.
 */
export const answerQuery = (db: Db, actor: Actor, input: Input, now: Date): Promise<void> =>
  moveInvoice(
    db,
    actor,
    { ...input, reason: input.answer },
    { action: "invoice.submit", move: "answer" },
    now,
    async (work, invoice) => {
      next(invoiceStates, invoice.status, "answer");
      const vatNumber = vatNumberFor(invoice.vatPence, input.vatNumber);
      await refuseTakenNumber(work, invoice.providerId, input.number, invoice.id);
      await tellFinance(work, { ...invoice, answered: true });
      return {
        number: input.number,
        number_key: numberKey(input.number),
        order_number: input.orderNumber,
        vat_number: vatNumber,
      };
    },
  );
