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
  actions: (list?: string) => `/admin/actions${q({ list })}`,
  action: (id: string) => `/admin/actions/${id}`,
} as const;
