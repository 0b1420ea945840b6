import { index, type RouteConfig, route } from "@remix-run/route-config";

/** The sitemap: audience, address, file. Every address is also a function in paths.ts. */
export default [
  // Anyone
  index("routes/public/home.tsx"),
  route("lots", "routes/public/lots.tsx"),
  route("lots/:slug", "routes/public/lot.tsx"),
  route("find-provision", "routes/public/find-provision.tsx"),
  route("find-provision/:slug", "routes/public/provision.tsx"),
  route("help", "routes/public/help.tsx"),
  route("privacy", "routes/public/privacy.tsx"),
  route("cookies", "routes/public/cookies.tsx"),
  route("accessibility", "routes/public/accessibility.tsx"),

  // Accounts
  route("register", "routes/account/register.tsx"),
  route("register/check-your-email", "routes/account/check-your-email.tsx"),
  route("register/confirm/:token", "routes/account/confirm-email.tsx"),
  route("sign-in", "routes/account/sign-in.tsx"),
  route("sign-in/kept", "routes/account/kept-post.tsx"),
  route("sign-out", "routes/account/sign-out.ts"),

  // Providers
  route("provider", "routes/provider/home.tsx"),
  route("provider/team", "routes/provider/team.tsx"),
  route("provider/referrals", "routes/provider/requests.tsx"),
  route("provider/referrals/:id", "routes/provider/request.tsx"),
  route("provider/placements/:id/marks", "routes/provider/marks.tsx"),
  route("provider/placements/:id/invoice", "routes/provider/new-invoice.tsx"),
  route("provider/invoices", "routes/provider/invoices.tsx"),
  route("provider/invoices/:id", "routes/provider/invoice.tsx"),
  route("provider/applications", "routes/provider/applications.tsx"),
  route("provider/applications/:id", "routes/provider/application.tsx"),
  route("provider/applications/:id/questions/:page", "routes/provider/question.tsx"),
  route("provider/applications/:id/evidence/:question/:field", "routes/provider/upload.tsx"),
  route("provider/applications/:id/check", "routes/provider/check-answers.tsx"),
  route("provider/applications/:id/submitted", "routes/provider/submitted.tsx"),
  route("provider/applications/:id/reply", "routes/provider/reply.tsx"),
  route("provider/applications/:id/withdraw", "routes/provider/withdraw.tsx"),
  route("provider/evidence", "routes/provider/evidence.tsx"),
  route("provider/evidence/:id", "routes/provider/evidence-file.ts"),

  // Council staff
  route("admin", "routes/admin/home.tsx"),
  route("admin/lots", "routes/admin/lots.tsx"),
  route("admin/lots/:id", "routes/admin/lot.tsx"),
  route("admin/referrals", "routes/admin/referrals.tsx"),
  route("admin/referrals/new", "routes/admin/new-referral.tsx"),
  route("admin/referrals/:id", "routes/admin/referral.tsx"),
  route("admin/referrals/:id/send", "routes/admin/send-referral.tsx"),
  route("admin/children/:id", "routes/admin/child.tsx"),
  route("admin/placements/:id/marks", "routes/admin/placement-marks.tsx"),
  route("admin/invoices", "routes/admin/invoices.tsx"),
  route("admin/invoices/:id", "routes/admin/invoice.tsx"),
  route("admin/applications", "routes/admin/applications.tsx"),
  route("admin/applications/:id", "routes/admin/application.tsx"),
  route("admin/applications/:id/sections/:section", "routes/admin/application-section.tsx"),
  route("admin/applications/:id/ask/:question", "routes/admin/ask-provider.tsx"),
  route("admin/applications/:id/recommend", "routes/admin/recommend.tsx"),
  route("admin/applications/:id/decide", "routes/admin/decide.tsx"),
  route("admin/evidence", "routes/admin/evidence-list.tsx"),
  route("admin/evidence/:id/decision", "routes/admin/evidence-decision.tsx"),
  route("admin/providers", "routes/admin/providers.tsx"),
  route("admin/providers/:id", "routes/admin/provider.tsx"),
  route("admin/messages", "routes/admin/messages.tsx"),
  route("admin/audit", "routes/admin/audit.tsx"),
  route("admin/evidence/:id", "routes/admin/evidence-file.ts"),

  // Machines
  route("colours/:file", "routes/machine/colours.ts"),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
