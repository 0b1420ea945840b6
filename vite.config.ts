import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** The small parts of which every form is made: in one file they compress better than in a dozen. */
const formParts =
  /\/app\/ui\/(field|fieldset|choices|radios|checkboxes|input|textarea|select|date-input|error-message|error-summary|hint|label|button|character-count|inset-text|warning-text|placed|classes)\.tsx?$/;

export default defineConfig(({ isSsrBuild }) => ({
  publicDir: "app/public",
  plugins: [remix(remixConfig)],
  css: {
    preprocessorOptions: {
      scss: { loadPaths: ["node_modules/govuk-frontend/dist"], style: "compressed", quietDeps: true },
    },
  },
  // esbuild's CSS minifier stumbles over govuk-frontend's `@media screen\0`; Sass already compresses it.
  build: {
    ...{ cssMinify: false, assetsInlineLimit: 0, sourcemap: false },
    ...(isSsrBuild
      ? {}
      : {
          rollupOptions: { output: { manualChunks: (id: string) => (formParts.test(id) ? "form-parts" : undefined) } },
        }),
  },
}));
