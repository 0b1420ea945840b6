import { type FormEvent, useEffect, useRef, useState } from "react";
import { type FormState, showing } from "#app/forms/form-state.ts";
import type { Errors } from "#app/forms/parse-form.ts";

/**
 * Sends a form with a file so that its progress can be seen. It is the same post as without JavaScript: when it is
 * answered by another page, that page is opened; when by this one again, the errors on it are shown here, where the
 * chosen file is still chosen.
 */
export function useUpload(plain: FormState) {
  const [percent, setPercent] = useState<number>();
  const [errors, setErrors] = useState<Errors>();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors) summary.current?.focus();
  }, [errors]);

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (percent !== undefined) return; // a second click
    const here = window.location.href;
    const request = new XMLHttpRequest();
    setPercent(0);
    request.upload.onprogress = ({ loaded, total }) => setPercent(Math.floor((100 * loaded) / Math.max(1, total)));
    request.onerror = () => fail({ file: said("The file could not be sent. Check your connection and try again") });
    request.onload = () => {
      if (request.status < 300 && request.responseURL !== here) window.location.assign(request.responseURL);
      else fail(errorsIn(request.responseText));
    };
    request.open("POST", here);
    request.send(new FormData(event.currentTarget));
  }

  function fail(found: Errors) {
    setPercent(undefined);
    setErrors(found);
  }

  return { send, percent, summary, state: errors ? { ...showing({ errors, values: plain.values }) } : plain };
}

const said = (message: string) => ({ type: "file", message });

/** What a page says is wrong: the links of its error summary; on a page of another kind, its heading and first words. */
function errorsIn(html: string): Errors {
  const page = new DOMParser().parseFromString(html, "text/html");
  const items = [...page.querySelectorAll(".govuk-error-summary__list li")];
  const found = items.map((item) => {
    const name = item.querySelector("a")?.getAttribute("href")?.slice(1) ?? "";
    return [name, said(item.textContent ?? "")] as const;
  });
  if (found.length > 0) return Object.fromEntries(found);
  const [title, lead] = ["h1", "main .govuk-body-l"].map((place) => page.querySelector(place)?.textContent);
  return { file: said(lead ? `${title}. ${lead}` : (title ?? "The file could not be sent. Try again")) };
}

/** How much of the file has been sent. Read aloud are only the two steps, not every number. */
export function Progress({ percent }: { percent: number | undefined }) {
  const step = percent === undefined ? "" : percent < 100 ? "Sending the file" : "Checking the file";
  return (
    <div className="govuk-form-group">
      <p className="govuk-body" role="status">
        {step}
      </p>
      {percent === undefined ? null : (
        <>
          <progress max={100} value={percent} aria-label="File sent" /> <span aria-hidden="true">{percent}%</span>
        </>
      )}
    </div>
  );
}
