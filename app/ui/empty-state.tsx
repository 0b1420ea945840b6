import type { ReactNode } from "react";

/** A list with nothing in it: what would stand here, and what to do next. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="app-empty-state">
      <p className="app-empty-state__title">{title}</p>
      {children}
    </div>
  );
}
