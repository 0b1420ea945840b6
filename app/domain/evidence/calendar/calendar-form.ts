import { z } from "zod";

/** The two buttons of the page about one's own calendar address. */
export const calendarButtons = z.object({
  intent: z.enum(["make", "revoke"], { error: "Press one of the page’s buttons" }),
});
