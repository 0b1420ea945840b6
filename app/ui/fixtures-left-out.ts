/** Where a whole component differs on purpose: how the reference's markup is turned into what we mean. */
export const onPurpose: Record<string, { reason: string; change: (html: string) => string }> = {
  "error-summary": {
    reason: "govuk-frontend's script moves focus to the summary; our HTML says so itself",
    change: (html) => html.replace('class="govuk-error-summary', 'tabindex="-1" autofocus class="govuk-error-summary'),
  },
  button: {
    reason:
      "A link with role=button must answer to the space bar, which takes a script; without it a link stays a link",
    change: (html) => html.replace(' role="button"', ""),
  },
  "date-input": {
    reason: "The first field carries the plain id, so that the summary's link lands where one can type",
    change(html) {
      const id = /class="govuk-date-input[^>]* id="([^"]*)"/.exec(html)?.[1] ?? "";
      return html
        .replace(/(class="govuk-date-input[^>]*) id="[^"]*"/, "$1")
        .replaceAll(`="${id}-day"`, `="${id}"`)
        .replace(`id="${id}" name="${id}"`, `id="${id}" name="${id}-day"`)
        .replace(/name="(day|month|year)"/g, `name="${id}-$1"`);
    },
  },
};

const named = "Our date fields are always called name-day, name-month and name-year, in English, in that order";
const holes = "A list of ours has no empty places to skip";
const noScript = "It needs govuk-frontend's script, which we don't load";
const noLimit = "A character count without a limit says nothing";
const interruption = "We draw no interruption panels";
const oneLanguage = "The service has one language and no slots around its navigation";

const because = (reason: string, names: string[]) => Object.fromEntries(names.map((name) => [name, reason]));

/** Fixtures of govuk-frontend that our components don't follow, each with the reason. */
export const leftOut: Record<string, Record<string, string>> = {
  "character-count": {
    ...because(noLimit, [
      "with neither maxlength nor maxwords set",
      "with neither maxlength, maxwords nor textarea description set",
    ]),
    "to configure in JavaScript": noScript,
    "with count type 'length'": "Our limit counts characters or words, never bytes",
  },
  checkboxes: { "with falsy values": holes },
  "date-input": because(named, [
    "with translations",
    "with values and name prefix",
    "with values, name prefix and custom names",
    "day and month",
    "day and month (using items)",
    "month and year",
    "month and year (using items)",
    "custom pattern",
    "custom inputmode",
    "with nested name",
    "with id on items",
    "with item value",
    "with field value and items",
    "with field value and item value",
    "with field value, item value and values",
    "with error on single field by omission",
    "with error on single item by omission",
    "items with classes",
  ]),
  "error-summary": {
    ...because("A summary without problems isn't drawn", [
      "with description only",
      "autofocus disabled",
      "autofocus explicitly enabled",
    ]),
    "error list with attributes": "A link of ours carries nothing but its address",
  },
  "file-upload": because(noScript, [
    "enhanced",
    "enhanced, with error message and hint",
    "enhanced, multiple files",
    "enhanced, custom wrapper classes and attributes",
    "translated",
  ]),
  pagination: { "with empty items": holes },
  panel: because(interruption, [
    "interruption",
    "interruption-with-content-with-long-line-length",
    "interruption-with-headings-content-and-lists",
    "interruption with custom classes",
    "interruption, with actions classes and attributes",
    "interruption, submit action",
    "interruption, button link",
    "interruption, no actions",
    "interruption, no actions items",
  ]),
  radios: { "with falsy items": holes },
  select: { "with falsy values": "A value of ours is always a string" },
  "service-navigation": because(oneLanguage, [
    "with language navigation",
    "with right-aligned language navigation",
    "inverse with language navigation",
    "with slotted content",
    "with `inline` end slot",
  ]),
  "summary-list": { "summary card with custom attributes": "A card of ours takes no attributes beside its class" },
  "task-list": { "with empty values": holes },
};
