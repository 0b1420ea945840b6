import { guarded } from "#app/access/guard.server.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Check your email", states: ["filled"] };

export const loader = guarded("public", async () => ({}));

export default function CheckYourEmail() {
  return (
    <Page title="Check your email">
      <p className="govuk-body">
        We have sent you an email with a link. Open it within two days to finish registering.
      </p>
      <p className="govuk-body">
        No email after ten minutes? Look in your junk mail, then{" "}
        <a className="govuk-link" href={paths.register()}>
          register again with the same address
        </a>
        : we send a new link.
      </p>
    </Page>
  );
}
