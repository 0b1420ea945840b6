import { index, type RouteConfig, route } from "@remix-run/route-config";

/** The sitemap: audience, address, file. Every address is also a function in paths.ts. */
export default [
  // Anyone
  index("routes/public/home.tsx"),
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

  // Council staff
  route("admin", "routes/admin/home.tsx"),

  // Machines
  route("colours/:file", "routes/machine/colours.ts"),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
