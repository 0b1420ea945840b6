import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { frameworkAsAt } from "#app/domain/frameworks/as-at/framework-as-at.server.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { AsItStood, type Day, DayProblem, NothingThen, StoodThen } from "./as-it-stood.tsx";
import { dayAsked } from "./day-asked.server.ts";
import { FrameworkLaw } from "./framework-law.tsx";
import { FrameworkLots } from "./framework-lots.tsx";
import { Money, Record, Term } from "./framework-money.tsx";
import { Contacts, NotBought, Prose } from "./framework-parts.tsx";
import { frameworkShown } from "./framework-shown.server.ts";
import { GettingIn } from "./getting-in.tsx";

type Loaded = { shown: { name: string } | undefined; day: Day };

export const handle = {
  title: ({ data }: { data?: Loaded }) => {
    const name = data && !data.shown ? "Nothing was published then" : (data?.shown?.name ?? "Framework");
    return data?.day.problem ? `Error: ${name}` : name;
  },
  cache: ["on"],
  states: ["filled", "earlier", "none-then", "error"],
};

export const loader = guarded("public", async ({ readDb, params, url, at: now }) => {
  const { slug = "" } = params;
  const { at, day } = dayAsked(url, now);
  const framework = await frameworkAsAt(readDb, slug, at, now);
  return data({ slug, day, shown: framework && frameworkShown(framework) }, day.problem ? 400 : 200);
});

export default function Framework() {
  const { slug, day, shown } = useLoaderData<typeof loader>();
  if (!shown) return <NothingThen day={day} href={paths.framework(slug)} back={paths.lots(day.on)} />;
  return (
    <Page
      title={shown.name}
      caption={shown.ended ? "Framework, ended" : "Framework"}
      back={paths.lots(day.on)}
      backText="All lots"
      summary={<DayProblem day={day} />}
      lead={shown.summary}
    >
      <StoodThen day={day} href={paths.framework(slug)} />
      {shown.covered ? (
        <>
          <h2 className="govuk-heading-m">What it covers</h2>
          <Prose text={shown.covered} />
        </>
      ) : null}
      <NotBought words={shown.notCovered} />
      <FrameworkLots lots={shown.lots} on={day.on} />
      <FrameworkLaw shown={shown} />
      <Term term={shown.term} />
      <Money shown={shown} />
      <GettingIn shown={shown} on={day.on} />
      <Record shown={shown} />
      <Contacts contacts={shown.contacts} />
      <AsItStood day={day} action={paths.framework(slug)} />
    </Page>
  );
}
