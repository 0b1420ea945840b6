import { type ApplicationStatus, applicationStates } from "#app/domain/applications/application-status.ts";
import { type ThreadEvent, type ThreadStatus, threadStates } from "#app/domain/applications/threads/thread-status.ts";
import { allowed } from "#app/domain/state-machine.ts";

type Step = Exclude<ThreadEvent, "reply">;
type Given = { thread: ThreadStatus; application: ApplicationStatus; asksElsewhere: boolean };

/**
 * What a reviewer can do in a thread now. Nothing once the application was withdrawn; nothing is asked again where the
 * application takes no question any more, or while another question about the answer waits (`asksElsewhere`).
 */
export function stepsNow({ thread, application, asksElsewhere }: Given): Step[] {
  if (application === "withdrawn") return [];
  const mayAsk = applicationStates[application].ask !== undefined && !asksElsewhere;
  return allowed(threadStates, thread).filter(
    (event): event is Step => event !== "reply" && (event !== "follow-up" || mayAsk),
  );
}
