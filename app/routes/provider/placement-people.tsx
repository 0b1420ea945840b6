import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { namePeople } from "#app/domain/placements/name-people.server.ts";
import { namePeopleForm } from "#app/domain/placements/placement-forms.ts";
import { nameable, namedOn } from "#app/domain/placements/placement-people.server.ts";
import { getPlacement } from "#app/domain/placements/placements.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { placementDeed } from "../placement-deed.server.ts";
import { PlacementPage, titled } from "../placement-parts.tsx";

export const handle = { title: titled("People"), states: ["filled", "error"] };

export const loader = guardedRead("placement.name-people", async ({ db, config, who, params }) => {
  const { id, ref, providerId, awardAcceptedAt, status } = await getPlacement(db, who, params.id ?? "");
  if (!awardAcceptedAt) throw new NotAllowedNow("name people before the award is accepted");
  if (status === "ended") throw new NotAllowedNow("name people on a placement that has ended");
  const named = (await namedOn(db, id)).map((person) => person.id);
  const people = await nameable(db, providerId, config.demo);
  return {
    ...{ id, ref, named },
    people: people.map(({ email, ...person }) => ({ ...person, ready: person.ready || named.includes(person.id) })),
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "placement.name-people",
  placementDeed(
    namePeopleForm,
    paths.provider.placement,
    ({ db, who, config, at }, { people, ...deed }) => namePeople(db, who, { ...deed, people }, config.demo, at),
    ["people"],
  ),
  "placement.read-own",
);

export default function PlacementPeople() {
  const { id, ref, named, people, submissionKey } = useLoaderData<typeof loader>();
  const { problems, list, text, error } = useFormState();
  return (
    <PlacementPage title="Who may see who the child is" of={ref} back={paths.provider.placement(id)}>
      <p className="govuk-body">
        Name only those who need to know: who plans, teaches or looks after this child. Whoever you name is told, and
        each time they look is written down.
      </p>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? submissionKey} />
        <Checkboxes
          name="people"
          legend="People named on this placement"
          values={problems.length > 0 ? list("people") : named}
          error={error("people")}
          items={people.filter(({ ready }) => ready).map((person) => ({ value: person.id, label: person.name }))}
        />
        <Button>Save</Button>
      </Form>
      {people.some(({ ready }) => !ready) ? (
        <>
          <p className="govuk-body">
            These have no second step of signing in yet. Once they have set one up, under their account, you can name
            them:
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {people
              .filter(({ ready }) => !ready)
              .map((person) => (
                <li key={person.id}>{person.name}</li>
              ))}
          </ul>
        </>
      ) : null}
      <p className="govuk-body">
        Somebody is missing?{" "}
        <a className="govuk-link" href={paths.provider.people()}>
          Only an owner, or a person with the role Referrals, can be named
        </a>
      </p>
    </PlacementPage>
  );
}
