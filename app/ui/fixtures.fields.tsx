import type { ReactElement } from "react";
import { CharacterCount } from "./character-count.tsx";
import { Checkboxes } from "./checkboxes.tsx";
import type { Choice } from "./choices.tsx";
import { DateInput, type DatePart, dateParts } from "./date-input.tsx";
import { ErrorMessage } from "./error-message.tsx";
import { Fieldset } from "./fieldset.tsx";
import { FileUpload } from "./file-upload.tsx";
import { attributes, content, field, level, list, type Options, options, own, raw, text } from "./fixtures.options.ts";
import { Hint } from "./hint.tsx";
import { Input } from "./input.tsx";
import { Label } from "./label.tsx";
import { PasswordInput } from "./password-input.tsx";
import { Radios } from "./radios.tsx";
import { Select } from "./select.tsx";
import { Textarea } from "./textarea.tsx";

function typed(o: Options) {
  return {
    ...field(o),
    ...own(o),
    name: String(o.name ?? ""),
    id: text(o.id) ?? String(o.name ?? ""),
    disabled: o.disabled === true || undefined,
    defaultValue: text(o.value),
    autoComplete: text(o.autocomplete),
    spellCheck: typeof o.spellcheck === "boolean" ? o.spellcheck : undefined,
    "aria-describedby": text(o.describedBy),
  };
}

function affix(o: unknown) {
  return o ? { ...own(options(o)), id: undefined } : undefined;
}

function input(o: Options) {
  const { spellCheck, ...rest } = typed(o);
  return {
    ...rest,
    ...(spellCheck === undefined ? {} : { spellCheck }),
    type: text(o.type) ?? "text",
    inputMode: text(o.inputmode) as "text" | undefined,
    pattern: text(o.pattern),
    autoCapitalize: text(o.autocapitalize),
    prefix: content(o.prefix),
    prefixProps: affix(o.prefix),
    suffix: content(o.suffix),
    suffixProps: affix(o.suffix),
    wrapperProps: affix(o.inputWrapper),
  };
}

function choices(o: Options) {
  const fieldset = o.fieldset ? options(o.fieldset) : undefined;
  const legend = options(fieldset?.legend);
  return {
    ...field(o),
    name: String(o.name ?? ""),
    id: text(o.idPrefix) ?? text(o.name),
    className: text(o.classes),
    listProps: attributes(o.attributes),
    legend: content(legend),
    legendProps: { className: text(legend.classes), isPageHeading: Boolean(legend.isPageHeading) },
    fieldsetProps: fieldset && {
      className: text(fieldset.classes),
      "aria-describedby": text(fieldset.describedBy),
      ...attributes(fieldset.attributes),
    },
    describedBy: text(o.describedBy),
    items: list(o.items).map((item): Choice | { divider: string } =>
      item.divider
        ? { divider: String(item.divider) }
        : {
            value: text(item.value) ?? "",
            label: content(item),
            labelProps: { className: text(options(item.label).classes), ...attributes(options(item.label).attributes) },
            hint: content(item.hint),
            hintProps: { className: text(options(item.hint).classes), ...attributes(options(item.hint).attributes) },
            conditional: content(item.conditional),
            checked: typeof item.checked === "boolean" ? item.checked : undefined,
            disabled: item.disabled === true,
            id: text(item.id),
            name: text(item.name),
            inputProps: attributes(item.attributes),
          },
    ),
  };
}

/** From the options of a fixture to our component: labels, fields and their parts. */
export const fields: Record<string, (o: Options) => ReactElement> = {
  "character-count": (o) => {
    const { spellCheck, ...rest } = typed(o);
    const message = text(o.textareaDescriptionText)?.replace("%{count}", String(o.maxwords ?? o.maxlength));
    return (
      <CharacterCount
        {...rest}
        spellCheck={spellCheck}
        rows={level(o.rows) ?? 5}
        limit={Number(o.maxwords ?? o.maxlength)}
        unit={(o.countType ?? (o.maxwords ? "words" : "characters")) as "words" | "characters"}
        message={message}
        messageClassName={text(options(o.countMessage).classes)}
      />
    );
  },
  checkboxes: (o) => <Checkboxes {...choices(o)} values={Array.isArray(o.values) ? o.values.map(String) : undefined} />,
  "date-input": (o) => {
    const { items: _none, describedBy: _neither, ...frame } = choices(o);
    const items = list(o.items);
    const part = (name: DatePart) => options(o[name] ?? items.find((item) => item.name === name));
    const wrong = dateParts.filter((name) => part(name).error || text(part(name).classes)?.includes("--error"));
    const id = String(o.id);
    const values = dateParts.map((name) => [name, text(part(name).value ?? options(o.values)[name])]);
    return (
      <DateInput
        {...frame}
        name={text(o.namePrefix) ?? id}
        id={id}
        values={Object.fromEntries(values)}
        wrong={wrong.length ? wrong : undefined}
        autoComplete={part("day").autocomplete ? "bday" : undefined}
        inputProps={(name) => attributes(part(name).attributes)}
      />
    );
  },
  "error-message": (o) => {
    const hidden = o.visuallyHiddenText === undefined ? undefined : text(o.visuallyHiddenText) || "";
    return (
      <ErrorMessage {...own(o)} visuallyHiddenText={o.visuallyHiddenText === false ? "" : hidden}>
        {content(o)}
      </ErrorMessage>
    );
  },
  fieldset: (o) => {
    const legend = options(o.legend);
    const legendProps = { className: text(legend.classes), isPageHeading: Boolean(legend.isPageHeading) };
    const named = { role: text(o.role), "aria-describedby": text(o.describedBy) };
    return (
      <Fieldset {...own(o)} {...named} legend={content(legend)} legendProps={legendProps}>
        {o.html ? raw(o.html) : null}
      </Fieldset>
    );
  },
  "file-upload": (o) => {
    const { defaultValue: _never, ...rest } = typed(o);
    return <FileUpload {...rest} multiple={o.multiple === true} />;
  },
  hint: (o) => <Hint {...own(o)}>{content(o)}</Hint>,
  input: (o) => <Input {...input(o)} />,
  label: (o) => (
    <Label {...own(o)} htmlFor={text(o.for)} isPageHeading={Boolean(o.isPageHeading)}>
      {content(o)}
    </Label>
  ),
  "password-input": (o) => {
    const { type: _always, autoComplete, ...rest } = input(o);
    return (
      <PasswordInput {...rest} autoComplete={(autoComplete as "new-password" | undefined) ?? "current-password"} />
    );
  },
  radios: (o) => <Radios {...choices(o)} value={text(o.value) || undefined} />,
  select: (o) => {
    const items = list(o.items);
    const chosen =
      items.find((i) => i.selected === true) ??
      items.find((i) => i.selected !== false && (i.value ?? i.text) === o.value);
    return (
      <Select
        {...typed(o)}
        defaultValue={chosen ? String(chosen.value ?? chosen.text) : undefined}
        items={items.map((i) => ({
          text: text(i.text) ?? "",
          value: text(i.value),
          disabled: i.disabled === true,
          ...attributes(i.attributes),
        }))}
      />
    );
  },
  textarea: (o) => <Textarea {...typed(o)} rows={level(o.rows) || 5} />,
};
