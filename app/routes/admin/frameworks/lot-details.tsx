import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { type Guarded, guarded, guardedAction } from "#app/access/guard.server.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { contentNow } from "#app/domain/frameworks/framework-versions.server.ts";
import { getFramework } from "#app/domain/frameworks/frameworks.server.ts";
import { lotSet } from "#app/domain/frameworks/lot-form.ts";
import { changeLot, removeLot } from "#app/domain/frameworks/setup/change-lot.server.ts";
import { detailsPage, readDetails } from "#app/domain/frameworks/setup/details-page.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { Version } from "#app/forms/hidden.tsx";
import { read } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { EditorForm } from "../question-sets/editor-form.tsx";
import { takeFields } from "../question-sets/take-fields.server.ts";

export const handle = { title: "Lot", hydrate: true, states: ["empty", "filled", "error"] };

async function open({ db, params }: Pick<Guarded, "db" | "params">) {
  const { id = "", lot: lotId = "" } = params;
  const framework = await getFramework(db, id);
  const page = detailsPage(lotSet, "lot", framework.status) ?? { title: "", questions: [] };
  const { lots } = await contentNow(db, id);
  const lot = lots.find((one) => one.id === lotId);
  if (!lot && lotId !== "new") throw new NotFound("lot");
  return { id, lotId, framework, page, lot };
}

export const loader = guarded("framework.edit", async (guard) => {
  const { id, lotId, framework, lot } = await open(guard);
  const said: Answers = lot ? { lot: { name: lot.name, description: lot.description, notice: "0" } } : {};
  const { name, status, version } = framework;
  return {
    ...{ id, lotId, name, status, version, typed: { ...said, ...lot?.details }, today: londonDate(guard.at) },
    mayRemove: status === "draft" && lot !== undefined,
  };
});

export const action = guardedAction(
  "framework.edit",
  async (guard) => {
    const { db, who, at, form } = guard;
    const { id, lotId, page } = await open(guard);
    const { intent, version, confirm } = read(await form());
    if (intent === "remove") {
      if (confirm !== "yes") throw new Refused("confirm", "Tick the box to remove the lot");
      await removeLot(db, who, { frameworkId: id, lotId, version: Number(version) }, at);
    } else {
      const taken = await takeFields(guard, page);
      if (!taken.ok) return taken.answer;
      const change = { frameworkId: id, lotId, version: taken.version, ...readDetails(taken.given) };
      await changeLot(db, who, change, at);
    }
    throw redirect(paths.admin.framework(id), 303);
  },
  "framework.read",
);

export default function LotDetails() {
  const { id, lotId, name, status, version, typed, today, mayRemove } = useLoaderData<typeof loader>();
  const page = detailsPage(lotSet, "lot", status);
  if (!page) return null;
  const titled = lotId === "new" ? { ...page, title: "Add a lot" } : page;
  return (
    <EditorForm
      {...{ typed, version, today }}
      page={titled}
      caption={name}
      back={paths.admin.framework(id)}
      after={mayRemove ? <Remove version={version} /> : null}
    />
  );
}

function Remove({ version }: { version: number }) {
  const { error } = useFormState();
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Remove the lot</h2>
      <Version value={version} />
      <Checkboxes
        name="confirm"
        legend="Are you sure?"
        legendProps={{ size: "s" }}
        values={[]}
        error={error("confirm")}
        items={[{ value: "yes", label: "Remove this lot from the draft, with its terms and specification" }]}
      />
      <Button look="warning" name="intent" value="remove">
        Remove the lot
      </Button>
    </Form>
  );
}
