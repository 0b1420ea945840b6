import { formatDate } from "#app/domain/london-time.ts";
import type { PublicService } from "./public-service.server.ts";

type School = Pick<PublicService, "registeredSchool" | "urn" | "toldAt" | "approvedAt">;

/** Whether it is a registered school, who says so and since when (rules 17). */
export function schoolInWords({ registeredSchool, urn, approvedAt }: School): string {
  const source = `The provider told us this in its application, which we approved on ${formatDate(approvedAt)}.`;
  const register = "You can look it up on the government’s list of schools, Get Information about Schools";
  if (!registeredSchool) return `No. This is not a registered school, so Ofsted does not inspect it as one. ${source}`;
  return `Yes, it is a registered school. ${source} ${register}${urn ? `: its number there is ${urn}` : ""}.`;
}

type Checked = Pick<PublicService, "approvedAt" | "safeguardingAt" | "insuredUntil" | "visitedOn">;

/** What was checked and when, each as a sentence: facts, never praise. What has no date was not checked, and is left out. */
export function checksInWords({ approvedAt, safeguardingAt, insuredUntil, visitedOn }: Checked): string[] {
  return [
    `Two people at the council read what they told us, and a third approved them on ${formatDate(approvedAt)}.`,
    safeguardingAt && `We accepted their plan to keep children safe on ${formatDate(safeguardingAt)}.`,
    insuredUntil && `We saw their insurance. The first part of it to end runs until ${formatDate(insuredUntil)}.`,
    visitedOn ? `We visited them on ${formatDate(visitedOn)}.` : "We have no visit on record.",
  ].filter((sentence): sentence is string => Boolean(sentence));
}
