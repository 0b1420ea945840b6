import type { ReactNode } from "react";

type Props = { first: ReactNode; firstLabel: string; second: ReactNode; secondLabel: string };

/** Two things to read against each other, side by side; one below the other on a phone. */
export function Beside({ first, firstLabel, second, secondLabel }: Props) {
  return (
    <div className="app-beside">
      <section className="app-beside__pane" aria-label={firstLabel}>
        {first}
      </section>
      <section className="app-beside__pane" aria-label={secondLabel}>
        {second}
      </section>
    </div>
  );
}
