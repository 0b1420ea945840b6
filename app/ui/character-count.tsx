import { forwardRef } from "react";
import { classes } from "./classes.ts";
import { Hint } from "./hint.tsx";
import { Textarea, type TextareaProps } from "./textarea.tsx";

export type CharacterCountProps = TextareaProps & {
  /** The most characters, or with `unit="words"` the most words. The server checks; nothing is cut off while typing. */
  limit: number;
  unit?: "characters" | "words" | undefined;
  message?: string | undefined;
  messageClassName?: string | undefined;
};

/** A long answer that says how long it may be. It counts nothing itself, so it reads the same without JavaScript. */
export const CharacterCount = forwardRef<HTMLTextAreaElement, CharacterCountProps>(function CharacterCount(props, ref) {
  const { limit, unit = "characters", messageClassName, groupProps, after, ...rest } = props;
  const { message = `You can enter up to ${limit} ${unit}`, id = rest.name, ...area } = rest;
  const info = `${id}-info`;
  return (
    <Textarea
      {...area}
      ref={ref}
      id={id}
      aria-describedby={info}
      groupProps={{ ...groupProps, className: classes("govuk-character-count", groupProps?.className) }}
      after={
        <>
          <Hint id={info} className={classes("govuk-character-count__message", messageClassName)}>
            {message}
          </Hint>
          {after}
        </>
      }
    />
  );
});
