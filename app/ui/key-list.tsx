import { useEffect, useRef, useState } from "react";
import { Details } from "./details.tsx";
import { keysAreOn, switchKeys, useKeys } from "./keys.ts";

/** The keys of a page, "j" → "Next check"; `?` opens it. Nothing without JavaScript, where there are none. */
export function KeyList({ keys }: { keys: readonly { key: string; does: string }[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [on, setOn] = useState<boolean>();
  useEffect(() => setOn(keysAreOn()), []);
  useKeys({
    "?": () => {
      const details = box.current?.querySelector("details");
      if (!details) return;
      details.open = true;
      details.querySelector("summary")?.focus();
    },
  });
  if (on === undefined) return null;
  return (
    <div ref={box} className="app-keys govuk-!-display-none-print">
      <Details summary="Keys on this page">
        <dl className="app-keys__list">
          {[...keys, { key: "?", does: "This list" }].map(({ key, does }) => (
            <div key={key}>
              <dt>
                <kbd className="app-keys__key">{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <div className="govuk-checkboxes govuk-checkboxes--small">
          <div className="govuk-checkboxes__item">
            <input
              className="govuk-checkboxes__input"
              id="single-keys"
              type="checkbox"
              checked={on}
              onChange={({ target }) => {
                switchKeys(target.checked);
                setOn(target.checked);
              }}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor="single-keys">
              Use these keys on this machine
            </label>
          </div>
        </div>
      </Details>
    </div>
  );
}
