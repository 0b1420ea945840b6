import { data, redirect } from "@remix-run/node";
import type { Guarded } from "#app/access/guard.server.ts";
import { closeConversation } from "#app/domain/messages/close-conversation.server.ts";
import { closeForm, writeForm } from "#app/domain/messages/message-forms.ts";
import { writeMessage } from "#app/domain/messages/write-message.server.ts";
import { parseForm } from "#app/forms/parse-form.ts";

/** Writes in a conversation or closes it, for either side, and goes back to it at `back`. */
export async function postToConversation(
  { db, who, at, params, form }: Pick<Guarded, "db" | "who" | "at" | "params" | "form">,
  back: (id: string) => string,
) {
  const conversationId = params.id ?? "";
  const posted = await form();
  const parsed = posted.get("intent") === "close" ? parseForm(closeForm, posted) : parseForm(writeForm, posted);
  if (!parsed.ok) return data(parsed.failure, 400);
  const { answers } = parsed;
  if ("version" in answers) await closeConversation(db, who, { conversationId, ...answers }, at);
  else await writeMessage(db, who, { conversationId, ...answers }, at);
  throw redirect(back(conversationId), 303);
}
