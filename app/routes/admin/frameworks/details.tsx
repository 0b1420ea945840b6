import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type Guarded, guarded, guardedAction } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { frameworkSet } from "#app/domain/frameworks/framework-form.ts";
import { getFramework } from "#app/domain/frameworks/frameworks.server.ts";
import { changeDetails } from "#app/domain/frameworks/setup/change-details.server.ts";
import { detailsPage, readDetails } from "#app/domain/frameworks/setup/details-page.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { EditorForm } from "../question-sets/editor-form.tsx";
import { takeFields } from "../question-sets/take-fields.server.ts";

export const handle = {
  title: ({ data }: { data?: { title: string } }) => data?.title ?? "Framework",
  hydrate: true,
  states: ["filled", "error"],
};

async function open({ db, params }: Pick<Guarded, "db" | "params">) {
  const { id = "", part = "" } = params;
  const framework = await getFramework(db, id);
  const page = detailsPage(frameworkSet, part, framework.status);
  if (!page) throw new NotFound("part of a framework");
  return { id, part, framework, page };
}

export const loader = guarded("framework.edit", async (guard) => {
  const { id, part, framework, page } = await open(guard);
  const typed = Object.fromEntries(
    page.questions.map((question) => [question.id, framework.details[question.id] ?? {}]),
  );
  const { name, status, version } = framework;
  return { id, part, name, status, version, title: page.title, typed, today: londonDate(guard.at) };
});

export const action = guardedAction(
  "framework.edit",
  async (guard) => {
    const { id, part, page } = await open(guard);
    const taken = await takeFields(guard, page);
    if (!taken.ok) return taken.answer;
    const change = { frameworkId: id, version: taken.version, part, ...readDetails(taken.given) };
    await changeDetails(guard.db, guard.who, change, guard.at);
    throw redirect(paths.admin.framework(id), 303);
  },
  "framework.read",
);

export default function Details() {
  const { id, part, name, status, version, typed, today } = useLoaderData<typeof loader>();
  const page = detailsPage(frameworkSet, part, status);
  if (!page) return null;
  return <EditorForm {...{ page, typed, version, today }} caption={name} back={paths.admin.framework(id)} />;
}
