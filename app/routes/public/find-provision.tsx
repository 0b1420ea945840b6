import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { type FoundService, findServices } from "#app/domain/directory/find-services.server.ts";
import * as labels from "#app/domain/directory/labels.ts";
import { milesOffered, PAGE_SIZE, readSearch, searchHref, searchNames } from "#app/domain/directory/search.ts";
import { milesInWords } from "#app/domain/postcodes/distance.ts";
import { findPlace } from "#app/domain/postcodes/place-of.server.ts";
import { type FormState, showing } from "#app/forms/form-state.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination, pageItems } from "#app/ui/pagination.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Select } from "#app/ui/select.tsx";

type Loaded = { errors: object };

export const handle = {
  title: ({ data }: { data?: Loaded }) =>
    Object.keys(data?.errors ?? {}).length > 0 ? "Error: Find provision" : "Find provision",
  cache: searchNames,
  states: ["filled", "empty", "error"],
};

const unknownPlace = "We do not know that postcode. Check it, or try one nearby in the council’s area";

export const loader = guarded("public", async ({ readDb, url, countSearch }) => {
  await countSearch();
  const { values, search, errors } = readSearch(url.searchParams);
  const place = search.outcode && !errors.postcode ? await findPlace(readDb, search.outcode) : undefined;
  if (search.outcode && !place) errors.postcode ??= { type: "search", message: unknownPlace };
  if (Object.keys(errors).length > 0) return data({ values, errors, found: undefined, page: 1 }, 400);
  const found = await findServices(readDb, search, place);
  const beyond = found.services.length === 0 && search.page > 1;
  return data({
    values,
    errors,
    found: beyond ? await findServices(readDb, { ...search, page: 1 }, place) : found,
    page: beyond ? 1 : search.page,
    from: place?.outcode,
  });
});

export default function FindProvision() {
  const { values, errors, found } = useLoaderData<typeof loader>();
  const form = showing({ values, errors });
  return (
    <Page
      title="Find provision"
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
      lead="People and places that teach children who cannot be in school. The council has checked each of them. We do not say that one is better than another."
    >
      <Filter action={paths.findProvision()} title="Search" buttonText="Search" fields={<SearchFields form={form} />}>
        {found ? <Results /> : <p>Put right what is marked in the search, then press Search.</p>}
      </Filter>
    </Page>
  );
}

function Results() {
  const { values, found, page, from } = useResults();
  const last = Math.ceil(found.total / PAGE_SIZE);
  const hrefOf = (number: number) => searchHref(paths.findProvision(), values, { page: String(number) });
  if (found.total === 0) return <NothingFound />;
  return (
    <>
      <h2 className="govuk-heading-m">{found.total === 1 ? "1 provider" : `${found.total} providers`}</h2>
      {from ? (
        <p>
          Nearest first. How far is measured in a straight line from the middle of {from}, so it is only a guide.
          Providers that teach online are shown however far away they are.
        </p>
      ) : null}
      <ul className="app-found-list">
        {found.services.map((service) => (
          <Found key={service.slug} service={service} from={from} />
        ))}
      </ul>
      {last > 1 ? (
        <Pagination
          previous={page > 1 ? { href: hrefOf(page - 1) } : undefined}
          next={page < last ? { href: hrefOf(page + 1) } : undefined}
          items={pageItems(page, last, hrefOf)}
        />
      ) : null}
    </>
  );
}

function useResults() {
  const loaded = useLoaderData<typeof loader>();
  const { found = { services: [], total: 0 } } = loaded;
  return { ...loaded, found, from: "from" in loaded ? loaded.from : undefined };
}

const wider = {
  miles: "look further away",
  need: "choose “Anything” for what your child needs help with",
  mode: "choose “Anywhere” for where lessons happen",
  age: "leave out the age",
  q: "use other words, or none",
} as const;

function NothingFound() {
  const { values } = useResults();
  const tips = (Object.keys(wider) as (keyof typeof wider)[]).filter((name) => values[name]);
  return (
    <EmptyState title="No provider fits all of that">
      {tips.length > 0 ? (
        <>
          <p>You could:</p>
          <ul className="govuk-list govuk-list--bullet">
            {tips.map((name) => (
              <li key={name}>
                <a className="govuk-link" href={searchHref(paths.findProvision(), values, { [name]: undefined })}>
                  {wider[name]}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>No provider has been approved yet.</p>
      )}
      <p>
        You can also <a href={paths.help()}>ask the council</a>, or talk to your child’s school.
      </p>
    </EmptyState>
  );
}

const itemsOf = (any: string, known: labels.Labels) => [
  { value: "", text: any },
  ...known.map(([value, text]) => ({ value, text })),
];

/** What parents can ask for. A plain form that works without JavaScript and keeps what was typed. */
function SearchFields({ form: { field, text, error } }: { form: FormState }) {
  return (
    <>
      <Input
        {...field("postcode")}
        label="Postcode"
        hint="Where you live, like HR1 2AA. The first part, like HR1, is enough"
        width={10}
        autoComplete="postal-code"
        spellCheck={false}
      />
      <Radios
        name="miles"
        value={text("miles") ?? ""}
        error={error("miles")}
        legend="How far away?"
        className="govuk-radios--small"
        items={[
          { value: "", label: "Any distance" },
          ...milesOffered.map((miles) => ({ value: miles, label: `Up to ${miles} miles` })),
        ]}
      />
      <Select {...field("need")} label="What your child needs help with" items={itemsOf("Anything", labels.needs)} />
      <Input {...field("age")} label="Your child’s age" inputMode="numeric" width={2} />
      <Select {...field("mode")} label="Where lessons happen" items={itemsOf("Anywhere", labels.placesToLearn)} />
      <Input {...field("q")} label="Words to look for" hint="A name or a subject, like maths" />
    </>
  );
}

const SHOWN_NEEDS = 4;

/** One provider in the list. `from` is the outcode that distances are measured from. */
function Found({ service, from }: { service: FoundService; from: string | undefined }) {
  const { slug, name, kind, summary, modes, age_from, age_to, outcode, km } = service;
  const helps = labels.labelsOf(labels.needs, service.needs);
  const more = helps.length - SHOWN_NEEDS;
  return (
    <li className="app-found">
      <h3 className="govuk-heading-m app-found__name">
        <a className="govuk-link" href={paths.provision(slug, from)}>
          {name}
        </a>
      </h3>
      <p className="app-found__facts">
        {kind} · Ages {age_from} to {age_to}
        {" · "}
        {labels.labelsOf(labels.placesToLearn, modes).join(", ")}
        {km === null ? null : ` · ${milesInWords(km)} away (${outcode})`}
      </p>
      <p className="app-found__about">{summary}</p>
      <p className="app-found__facts">
        Helps with: {helps.slice(0, SHOWN_NEEDS).join("; ")}
        {more > 0 ? ` and ${more} more` : null}
      </p>
    </li>
  );
}
