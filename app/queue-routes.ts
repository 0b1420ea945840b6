import { route } from "@remix-run/route-config";

/** The review queue, its order and who reads what, for officers. A part of the sitemap in routes.ts. */
export const queueRoutes = [
  route("admin/applications", "routes/admin/applications.tsx"),
  route("admin/applications.csv", "routes/admin/applications-csv.ts"),
  route("admin/applications/next", "routes/admin/next-application.ts"),
  route("admin/applications/order", "routes/admin/queue-order.tsx"),
  route("admin/applications/:id/reader", "routes/admin/application-reader.tsx"),
  route("admin/reviewers", "routes/admin/reviewers.tsx"),
];
