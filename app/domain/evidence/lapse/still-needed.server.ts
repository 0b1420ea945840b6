import { applicationsOf } from "#app/domain/applications/applications.server.ts";
import { formOf } from "#app/domain/applications/open-form.server.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { fieldsShown, isShown } from "#app/domain/question-sets/shown.ts";
import { listOf } from "#app/domain/question-sets/typed.ts";
import type { Trx } from "#db/client.server.ts";

type Place = { providerId: string; lotId: string; questionId: string; field: string };

/**
 * Those of these documents that their providers' own answers still call for: who has said since that there are no staff
 * needs no insurance for them. Where nothing was answered, the document is needed.
 */
export async function stillNeeded<P extends Place>(trx: Trx, places: readonly P[], now: Date): Promise<P[]> {
  const needed: P[] = [];
  const forms = new Map<string, Awaited<ReturnType<typeof formsOf>>>();
  for (const place of places) {
    const ofProvider = forms.get(place.providerId) ?? (await formsOf(trx, place.providerId, now));
    forms.set(place.providerId, ofProvider);
    const form = ofProvider.get(place.lotId);
    if (!form || asks(form, place)) needed.push(place);
  }
  return needed;
}

async function formsOf(trx: Trx, providerId: string, now: Date) {
  const admitted = (await applicationsOf(trx, providerId)).filter(({ status }) => status === "admitted");
  const forms = new Map<string, Form>();
  for (const application of admitted) forms.set(application.lotId, await formOf(trx, application, now));
  return forms;
}

type Form = Awaited<ReturnType<typeof formOf>>;

function asks({ set, answers, context }: Form, { questionId, field }: Place): boolean {
  const question = findQuestion(set, questionId);
  const said = question?.fields.some(
    ({ kind, name }) => kind !== "file" && listOf(answers[questionId]?.[name]).length > 0,
  );
  if (!question || !said) return true;
  return question.stages.some((stage) => {
    const at = { ...context, stage };
    return (
      isShown(set, question, answers, at) && fieldsShown(set, question, answers, at).some(({ name }) => name === field)
    );
  });
}
