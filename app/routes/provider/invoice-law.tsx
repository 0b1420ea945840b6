/** The law behind the payment date, in plain words. */
export function InvoiceLaw() {
  return (
    <p className="govuk-body">
      The council must pay a valid invoice within 30 days, the day of receipt counted (Procurement Act 2023, section
      68). A question from the council does not stop that clock.
    </p>
  );
}
