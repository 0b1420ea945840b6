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

const answer = (saved: SavedCheck, status = 200) => Response.json(saved, { status });

/**
 * Keeps one check as the reviewer leaves it, for the page that saves by itself; the page's own form keeps them all. What
 * is refused comes back with its sentence: 400 for what was typed, 409 for what somebody saved meanwhile.
 */
export const action = guardedAction(
  "application.recommend",
  async ({ db, who, at, params, form }) => {
    const { id: applicationId = "", section: sectionId = "" } = params;
    await getApplication(db, who, applicationId, "application.review");
    const parsed = parseForm(checksForm, await form());
    if (!parsed.ok) return answer({ message: Object.values(parsed.failure.errors)[0]?.message ?? "" }, 400);
    const { checks, sentAt } = parsed.answers;
    const [one] = checks;
    try {
      const kept = await recordChecks(db, who, { applicationId, sectionId, sentAt, checks }, at);
      const state = one && kept.states[one.questionId];
      return answer({
        ...{ version: (one && kept.versions[one.questionId]) ?? 0, said: `Saved at ${formatTime(at)}` },
        ...{ state: state ?? "open", open: kept.open, result: kept.result ?? "open" },
        toWrite: kept.toWrite,
      });
    } catch (error) {
      if (!isDomainError(error) || error.kind !== "conflict") throw error;
      const theirs = one && theirsIn(error)[one.questionId];
      return answer({ message: error.message, ...(theirs ? { theirs } : {}) }, 409);
    }
  },
  "application.review",
);
