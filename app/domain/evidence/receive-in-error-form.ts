import { z } from "zod";

/** That a document is really to be destroyed: it cannot be undone. */
export const receivedInErrorForm = z.object({
  confirmed: z.literal("yes", { error: "Confirm that this document is to be destroyed" }),
});
