import { z } from "zod";
import { email } from "#app/domain/accounts/credentials.ts";

/** The form by which anyone asks to be told when a lot opens: one address, checked as strictly as at registration. */
export const tellMeForm = z.object({ email });

/** The button that was pressed behind the link of a mail. */
export const interestButton = z.object({
  intent: z.enum(["confirm", "stop"], { error: "Open the link of the email again" }),
});
