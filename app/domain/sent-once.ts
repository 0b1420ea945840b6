import { z } from "zod";

/** Said of a form whose hidden fields are not as the page wrote them. */
export const OPEN_AGAIN = "Open the page again and send the form once more";

/** The key by which a form that creates or decides counts once, however often it is sent. */
export const submissionKey = z.uuid(OPEN_AGAIN);
