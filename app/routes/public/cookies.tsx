import { guarded } from "#app/access/guard.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Cookies", cache: [], states: ["filled"] };

export const loader = guarded("public", async () => ({}));

export default function Cookies() {
  return (
    <Page title="Cookies" lead="We use only what is needed to sign you in. There is nothing to accept or refuse.">
      <p>A cookie is a small piece of text that a website asks your browser to keep.</p>
      <p>
        As long as you don’t sign in, this portal sets no cookie at all. Looking for provision, reading about lots and
        reading this page leave nothing on your device.
      </p>
      <Table
        caption="Cookies that are set"
        head={["Name", "What it is for", "How long it lasts"]}
        firstCellIsHeader
        rows={[
          [
            "__Host-signin",
            "Keeps you signed in",
            "Until you sign out or close your browser, and never more than 12 hours",
          ],
          [
            "__Host-kept",
            "Finds again what you typed when your sign-in had run out",
            "30 minutes, or until it is used",
          ],
          [
            "__Host-known",
            "Tells your account that you have signed in from this browser before, so that strangers who guess passwords don’t get in your way",
            "90 days after you last signed in",
          ],
        ]}
      />
      <p>
        They are strictly necessary for what you ask the portal to do, so the law needs no consent for them. Scripts
        can’t read them and no other website gets them. On a demonstration without https their names lack “__Host-”.
      </p>
      <p>
        While you are signed in, your browser also keeps the time at which your sign-in ends (“sign-in-ends”), so that
        every tab can warn you. It goes when you sign out. If you turn the keys of a page off or on, it keeps that
        choice (“single-keys”). It holds nothing else.
      </p>
      <h2 className="govuk-heading-m">What we don’t do</h2>
      <p>
        There is no analytics, no advertising, no social media button and no font, map or picture from anybody else’s
        server. Nobody follows what you search for.
      </p>
    </Page>
  );
}
