import { Choices, type ChoicesProps } from "./choices.tsx";

/** One answer from a short list. `value` is the one already chosen. */
export function Radios({ value, ...rest }: ChoicesProps & { value?: string | undefined }) {
  return <Choices {...rest} kind="radios" type="radio" chosen={value === undefined ? [] : [value]} />;
}
