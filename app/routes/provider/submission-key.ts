import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { read } from "#app/forms/parse-form.ts";

/**
 * The submission key of a form that sends what is already stored. Without a key of ours the form is not ours; as
 * nothing typed is sent, a fresh key is safe.
 */
export function submissionKeyOf(form: FormData, at: Date): string {
  const { submissionKey } = read(form);
  return typeof submissionKey === "string" && isUuid(submissionKey) ? submissionKey : uuidv7(at.getTime());
}
