import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guarded } from "#app/access/guard.server.ts";
import { findParkedPost } from "#app/domain/accounts/park-post.server.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Go on where you stopped", states: ["filled"] };

export const loader = guarded("account.own", async ({ db, at, who, config, cookies, request }) => {
  const token = cookies.readParked(request.headers.get("cookie"));
  const post = token && (await findParkedPost(db, config.sessionSecret, token, personId(who) ?? "", at));
  if (!post) throw redirect(paths.home(), { status: 303, headers: { "Set-Cookie": cookies.endParked() } });
  return post;
});

/** Sends the kept form again, to the same address and by the person's own hand: it works for every form alike. */
export default function KeptPost() {
  const { path, fields } = useLoaderData<typeof loader>();
  const numbered = fields.map(([name, value], place) => ({ place, name, value }));
  return (
    <Page title="Go on where you stopped">
      <p className="govuk-body">You were signed out while you were typing. Nothing is lost.</p>
      <form method="post" action={path}>
        {numbered.map(({ place, name, value }) => (
          <input key={place} type="hidden" name={name} value={value} />
        ))}
        <Button>Continue with what I typed</Button>
      </form>
      <p className="govuk-body">
        <a className="govuk-link" href={path}>
          Leave it, and go to the page
        </a>
      </p>
    </Page>
  );
}
