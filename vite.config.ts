import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  publicDir: "app/public",
  plugins: [remix(remixConfig)],
  css: {
    preprocessorOptions: {
      scss: { loadPaths: ["node_modules/govuk-frontend/dist"], style: "compressed", quietDeps: true },
    },
  },
  // esbuild's CSS minifier stumbles over govuk-frontend's `@media screen\0`; Sass already compresses it.
  build: { cssMinify: false, assetsInlineLimit: 0, sourcemap: false },
});
