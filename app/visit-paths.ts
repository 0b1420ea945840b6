import { q } from "./address-query.ts";

/** The addresses of visits, agreed actions and how providers perform, for officers. Reached through paths.ts. */
export const visitPaths = {
  providerVisits: (id: string) => `/admin/providers/${id}/visits`,
  planVisit: (id: string) => `/admin/providers/${id}/visits/new`,
  visitException: (id: string) => `/admin/providers/${id}/visits/exception`,
  visits: () => "/admin/visits",
  visitsCsv: () => "/admin/visits.csv",
  visit: (id: string) => `/admin/visits/${id}`,
  recordVisit: (id: string) => `/admin/visits/${id}/record`,
  addPhotograph: (id: string) => `/admin/visits/${id}/photographs`,
  photograph: (id: string, photograph: string) => `/admin/visits/${id}/photographs/${photograph}`,
  providerMeetings: (id: string) => `/admin/providers/${id}/meetings`,
  recordMeeting: (id: string) => `/admin/providers/${id}/meetings/new`,
  meetings: () => "/admin/meetings",
  meeting: (id: string) => `/admin/meetings/${id}`,
  performance: () => "/admin/performance",
  performanceCsv: () => "/admin/performance.csv",
  performanceTargets: () => "/admin/performance/targets",
  providerPerformance: (id: string, quarter?: string) => `/admin/providers/${id}/performance${q({ quarter })}`,
  actions: (list?: string) => `/admin/actions${q({ list })}`,
  action: (id: string) => `/admin/actions/${id}`,
} as const;
