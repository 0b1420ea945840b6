import { guardedAction } from "#app/access/guard.server.ts";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { isDomainError } from "#app/domain/errors.ts";
import { formatTime } from "#app/domain/london-time.ts";
import { checksForm } from "#app/domain/reviews/check-forms.ts";
import { recordChecks } from "#app/domain/reviews/record-checks.server.ts";
import { theirsIn } from "#app/domain/reviews/stale-checks.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import type { SavedCheck } from "#app/forms/use-autosave.ts";

export const handle = { title: "Checks of a section, saved one by one" };

/**
 * Keeps one check as the reviewer leaves it, for the page that saves by itself; the page's own form keeps them all. What
 * is refused comes back with its sentence and status 200: the portal answers anything else with a page.
 */
export const action = guardedAction(
  "application.recommend",
  async ({ db, who, at, params, form }) => {
    const { id: applicationId = "", section: sectionId = "" } = params;
    await getApplication(db, who, applicationId, "application.review");
    const parsed = parseForm(checksForm, await form());
    if (!parsed.ok)
      return Response.json({ message: Object.values(parsed.failure.errors)[0]?.message ?? "" } satisfies SavedCheck);
    const { checks, sentAt } = parsed.answers;
    const [one] = checks;
    try {
      const kept = await recordChecks(db, who, { applicationId, sectionId, sentAt, checks }, at);
      const state = one && kept.states[one.questionId];
      return Response.json({
        ...{ version: (one && kept.versions[one.questionId]) ?? 0, said: `Saved at ${formatTime(at)}` },
        ...{ state: state ?? "open", open: kept.open, result: kept.result ?? "open" },
      } satisfies SavedCheck);
    } catch (error) {
      if (!isDomainError(error) || error.kind !== "conflict") throw error;
      const theirs = one && theirsIn(error)[one.questionId];
      return Response.json({ message: error.message, ...(theirs ? { theirs } : {}) } satisfies SavedCheck);
    }
  },
  "application.review",
);
