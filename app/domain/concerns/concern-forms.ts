import { z } from "zod";
import { written } from "#app/domain/written.ts";

const submissionKey = z.uuid("Open the page again and send the form once more");

/** A note on a concern. */
export const noteForm = z.object({ note: written("Write the note", 5000), submissionKey });
