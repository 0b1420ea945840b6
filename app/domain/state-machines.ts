import { actionStates } from "./actions/action-status.ts";
import { applicationStates } from "./applications/application-status.ts";
import { threadStates } from "./applications/threads/thread-status.ts";
import { concernStates } from "./concerns/concern-status.ts";
import { conditionStates } from "./conditions/condition-status.ts";
import { evidenceStates } from "./evidence/evidence-status.ts";
import { exclusionStates } from "./exclusion/exclusion-status.ts";
import { frameworkStates } from "./frameworks/framework-status.ts";
import { lotStates } from "./frameworks/lot-status.ts";
import { invoiceStates } from "./invoices/invoice-status.ts";
import { conversationStates } from "./messages/conversation-status.ts";
import { placementStates } from "./placements/placement-status.ts";
import { referralStates } from "./referrals/referral-status.ts";
import { requestStates } from "./referrals/request-status.ts";
import { type Machine, toMermaid } from "./state-machine.ts";
import { suspensionStates } from "./suspensions/suspension-status.ts";
import { visitStates } from "./visits/visit-status.ts";

/** Every noun's table of states, by the name under which README.md draws it. After a change: npx tsx app/domain/write-states.server.ts */
export const stateMachines: Readonly<Record<string, Machine<string, string>>> = {
  application: applicationStates,
  thread: threadStates,
  condition: conditionStates,
  evidence: evidenceStates,
  referral: referralStates,
  request: requestStates,
  placement: placementStates,
  framework: frameworkStates,
  lot: lotStates,
  invoice: invoiceStates,
  exclusion: exclusionStates,
  concern: concernStates,
  conversation: conversationStates,
  visit: visitStates,
  action: actionStates,
  suspension: suspensionStates,
};

/** The README with each diagram, between its `<!-- states:NAME -->` marks, drawn anew; a noun without marks is added at the end. */
export function withDiagrams(readme: string, machines: Readonly<Record<string, Machine<string, string>>>): string {
  const known = Object.entries(machines);
  const kept = readme.replace(/<!-- states:([\w-]+) -->[\s\S]*?<!-- \/states -->/g, (section, name: string) => {
    const machine = machines[name];
    return machine ? diagram(name, machine) : section;
  });
  const added = known.filter(([name]) => !kept.includes(`<!-- states:${name} -->`));
  return kept + added.map(([name, machine]) => `\n### ${name}\n\n${diagram(name, machine)}\n`).join("");
}

/** The names drawn in the README. */
export function drawnIn(readme: string): string[] {
  return [...readme.matchAll(/<!-- states:([\w-]+) -->/g)].map(([, name]) => name ?? "");
}

function diagram(name: string, machine: Machine<string, string>): string {
  return `<!-- states:${name} -->\n\`\`\`mermaid\n${toMermaid(machine)}\n\`\`\`\n<!-- /states -->`;
}
