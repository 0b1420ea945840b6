import { q } from "./address-query.ts";

/** The addresses of the review queue and of who reads what, for officers. Reached through paths.ts. */
export const queuePaths = {
  applications: (asked: { list?: string; none?: "yes" } = {}) => `/admin/applications${q(asked)}`,
  applicationsCsv: () => "/admin/applications.csv",
  nextApplication: (after?: string) => `/admin/applications/next${q({ after })}`,
  queueOrder: () => "/admin/applications/order",
  reviewers: () => "/admin/reviewers",
  applicationReader: (id: string) => `/admin/applications/${id}/reader`,
} as const;
