import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { UNSAFE_DataRouterStateContext } from "react-router-dom";
import type { RootData } from "#app/context.ts";
import { coloursHref } from "#app/ui/colours.ts";
import { ErrorPage, titleOfError } from "./error-page.tsx";
import { Frame, withoutData } from "./frame.tsx";
import styles from "./ui/styles.scss?url";

/** What the frame shows. Policy and guards are the pages' own affair: nothing here is secret to who asks. */
export const loader = ({ context }: LoaderFunctionArgs): Promise<RootData> => context.frame();

type PageHandle = { title?: string | ((args: { data: never }) => string); hydrate?: boolean; className?: string };

/** The document around every page and every error. Scripts only where the page's handle says `hydrate: true`. */
export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root") ?? withoutData;
  const error = useRouteError();
  const page = useMatches().at(-1);
  const handle = error ? undefined : (page?.handle as PageHandle | undefined);
  const failed = useActionFailed();
  const { council, nonce } = root;
  const title = error ? titleOfError(error) : titleOf(handle, page?.data);
  const names = [...new Set([title, council.serviceName, council.name])].filter(Boolean).join(" – ");
  return (
    <html lang="en-GB" className="govuk-template" suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <title>{failed && !error ? `Error: ${names}` : names}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content={council.brand} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={styles} />
        <link rel="stylesheet" href={coloursHref(council)} />
        <Links />
      </head>
      <body className="govuk-template__body">
        <Frame root={root} className={handle?.className}>
          {children}
        </Frame>
        {handle?.hydrate ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** The page for whatever went wrong, in the council's frame. */
export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>("root") ?? withoutData;
  const thrown = isRouteErrorResponse(error) ? error : undefined;
  return <ErrorPage status={thrown?.status ?? 500} data={thrown?.data} root={root} />;
}

function titleOf(handle: PageHandle | undefined, data: unknown): string | undefined {
  return typeof handle?.title === "function" ? handle.title({ data: data as never }) : handle?.title;
}

/** Whether the posted form came back with errors. The only UNSAFE_ import: nothing else shows an action's answer up here. */
function useActionFailed(): boolean {
  const answers = Object.values(useContext(UNSAFE_DataRouterStateContext)?.actionData ?? {});
  return answers.some((answer) => Boolean((answer as { errors?: unknown } | undefined)?.errors));
}
