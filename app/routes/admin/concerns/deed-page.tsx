import type { ReactNode } from "react";
import type { FormState } from "#app/forms/form-state.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

type Props = { concern: { id: string; ref: string }; title: string; form: FormState; children: ReactNode };

/** The frame of a page on which something is done about a concern. */
export function DeedPage({ concern, title, form, children }: Props) {
  return (
    <Page
      title={title}
      caption={`Concern ${concern.ref}`}
      back={paths.admin.concern(concern.id)}
      backText={concern.ref}
      summary={<ErrorSummary problems={form.problems} />}
    >
      {children}
    </Page>
  );
}
