import { Form } from "@remix-run/react";
import type { sharePage } from "#app/domain/supplier-share/share-page.server.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Table } from "#app/ui/table.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

type Share = NonNullable<Awaited<ReturnType<typeof sharePage>>["share"]>;

/** What a share says beside what is answered, with a button for each that may be used. */
export function ShareRows({ share: { code, read, from, askAgain, rows } }: { share: Share }) {
  return (
    <>
      <h2 className="govuk-heading-m">What share {code} says</h2>
      <p className="govuk-body">
        Read from {from} at {read}. Check each line: using it replaces what you have in those fields.
      </p>
      {askAgain.length > 0 ? (
        <WarningText>
          Your share names breaking competition law without saying whether it is a penalty or only a possible ground.
          That can mean two things, so please answer yourself: {askAgain.join(" ")}
        </WarningText>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title="It says nothing that this application asks" />
      ) : (
        <Form method="post">
          <Table
            caption="Answers from your share"
            captionHidden
            head={["Question", "You have", "Your share says", "Use it"]}
            rows={rows.map(({ questionId, label, version, says, now, used }) => [
              label,
              now.join("; ") || "Nothing yet",
              says.join("; "),
              used ? (
                "The same"
              ) : (
                <Button name="use" value={`${questionId}:${version}`} look="secondary" key="use">
                  Use this<span className="govuk-visually-hidden"> for: {label}</span>
                </Button>
              ),
            ])}
          />
        </Form>
      )}
    </>
  );
}
