import { data } from "@remix-run/node";
import type { Guarded } from "#app/access/guard.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { listNames } from "#app/domain/question-sets/answers.ts";
import { asSet, type EditorPage, type Read, readEditor } from "#app/domain/question-sets/drafts/editor-page.ts";
import { flatten, nest } from "#app/forms/names.ts";
import { faultIn, read, refuse } from "#app/forms/parse-form.ts";
import { rowIntent, withRows } from "#app/forms/rows.ts";

const again = (answer: object, status = 200) => ({ ok: false as const, answer: data(answer, status) });

/**
 * Takes what a page made of fields posts: adds or removes a row or says what is wrong, for which `answer` shows the page
 * again; else what was read, the version that was shown, the button that was pressed, and what was sent beside the fields.
 */
export async function takeFields({ at, form }: Pick<Guarded, "at" | "form">, page: EditorPage) {
  const posted = await form();
  const { intent, version, ...values } = read(posted, listNames(asSet(page).sections[0]?.pages[0] ?? nothing));
  const fault = faultIn(posted);
  if (fault) return again(refuse(values, "", fault), 400);
  const rows = rowIntent(intent);
  if (rows) return again({ values: { ...flatten(withRows(values, rows)) } });
  const given: Read = readEditor(page, nest(values), londonDate(at));
  if (given.problems.length > 0) {
    const errors = Object.fromEntries(given.problems.map(({ name, message }) => [name, { type: "question", message }]));
    return again({ errors, values }, 400);
  }
  return { ok: true as const, given, version: Number(version), intent, values };
}

const nothing = { id: "", title: "", questions: [] };
