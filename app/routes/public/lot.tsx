import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { lotAsAt } from "#app/domain/frameworks/as-at/lot-as-at.server.ts";
import { publishedOrder } from "#app/domain/reviews/queue/published-order.server.ts";
import { timeToDecision } from "#app/domain/reviews/time-to-decision.server.ts";
import { timeInWords } from "#app/domain/reviews/time-to-decision.ts";
import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { AsItStood, type Day, DayProblem, NothingThen, StoodThen } from "./as-it-stood.tsx";
import { dayAsked } from "./day-asked.server.ts";
import { Contacts, NotBought, NoVolume, Weights } from "./framework-parts.tsx";
import { LotAsks } from "./lot-asks.tsx";
import { LotFacts, Measures } from "./lot-facts.tsx";
import { lotShown, orderShown } from "./lot-shown.server.ts";
import { LotStart } from "./lot-start.tsx";
import { ReadingOrder } from "./reading-order.tsx";

type Loaded = { shown: { lot: { name: string } } | undefined; day: Day };

export const handle = {
  title: ({ data }: { data?: Loaded }) => {
    const name = data && !data.shown ? "Nothing was published then" : (data?.shown?.lot.name ?? "Lot");
    return data?.day.problem ? `Error: ${name}` : name;
  },
  cache: ["on"],
  states: ["open", "closed", "earlier", "none-then", "error"],
};

export const loader = guarded("public", async ({ readDb, params, url, at: now }) => {
  const { slug = "" } = params;
  const { at, day } = dayAsked(url, now);
  const lot = await lotAsAt(readDb, slug, at, now);
  const takes = lot && !day.on ? timeInWords(await timeToDecision(readDb, lot.id, now)) : undefined;
  const shown = lot && { ...lotShown(lot), order: orderShown(await publishedOrder(readDb, at)) };
  return data({ slug, day, takes, shown }, day.problem ? 400 : 200);
});

export default function Lot() {
  const { slug, day, takes, shown } = useLoaderData<typeof loader>();
  if (!shown) return <NothingThen day={day} href={paths.lot(slug)} back={paths.lots(day.on)} />;
  const { lot, framework, basis, order } = shown;
  return (
    <Page
      title={lot.name}
      caption={`${framework.name}, lot ${lot.number}`}
      back={paths.lots(day.on)}
      backText="All lots"
      summary={<DayProblem day={day} />}
      lead={lot.description}
    >
      <StoodThen day={day} href={paths.lot(slug)} />
      <LotStart lot={lot} past={day.on !== undefined} />

      <h2 className="govuk-heading-m">Who may apply</h2>
      <p>
        Any organisation or person who works for themselves, of any size, near or far. You must be able to meet what we
        ask about safeguarding, insurance and the law.
      </p>
      <p>{basis ? `${basis.toApply.replace(/\.$/, "")}.` : "You may apply while the lot is open."}</p>
      {lot.closes ? <p>Applications close at {lot.closes}.</p> : null}

      <LotAsks lot={lot} on={day.on} />

      <h2 className="govuk-heading-m">How we decide</h2>
      <p>
        Two people who did not work on it together check every section: it passes or it does not. We may ask you about
        an answer. An officer who holds the power to admit then decides. Everyone who passes is admitted: you do not
        compete with others for this. If you are refused, you get a reason for each point, and may apply again.
      </p>
      {takes ? <p>{takes}</p> : null}
      <ReadingOrder order={order} />

      <h2 className="govuk-heading-m">How providers are chosen for a child</h2>
      <p>
        When a child needs a place, we ask the approved providers who could fit. Those who say yes are compared on risk,
        need and value for money, by weights set before we ask. We write down why one was chosen.
      </p>
      <Weights weights={framework.weights} />
      <InsetText>
        <NoVolume />
      </InsetText>

      <Measures measures={lot.measures} />
      <LotFacts shown={shown} on={day.on} />
      <NotBought words={framework.notCovered} />
      <Contacts contacts={framework.contacts} />
      <AsItStood day={day} action={paths.lot(slug)} />
    </Page>
  );
}
