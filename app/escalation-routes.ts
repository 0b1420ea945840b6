import { route } from "@remix-run/route-config";

/** The part of the sitemap on which concerns are acted upon, and providers suspended. */
export const escalationRoutes = [
  route("provider/suspensions", "routes/provider/suspensions.tsx"),
  route("provider/suspensions/:id", "routes/provider/suspension.tsx"),
  route("admin/concerns/:id/triage", "routes/admin/concerns/triage.tsx"),
  route("admin/concerns/:id/links", "routes/admin/concerns/links.tsx"),
  route("admin/concerns/:id/stage", "routes/admin/concerns/stage.tsx"),
  route("admin/concerns/:id/record", "routes/admin/concerns/record.tsx"),
  route("admin/concerns/:id/hold", "routes/admin/concerns/hold.tsx"),
  route("admin/concerns/:id/people", "routes/admin/concerns/people.tsx"),
  route("admin/providers/:id/suspensions", "routes/admin/suspensions/list.tsx"),
  route("admin/providers/:id/suspensions/new", "routes/admin/suspensions/new.tsx"),
  route("admin/suspensions", "routes/admin/suspensions/all.tsx"),
  route("admin/suspensions/:id", "routes/admin/suspensions/suspension.tsx"),
];
