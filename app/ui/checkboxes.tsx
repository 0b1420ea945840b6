import { Choices, type ChoicesProps } from "./choices.tsx";

/** Any number of answers from a list. `values` are those already ticked. */
export function Checkboxes({ values = [], ...rest }: ChoicesProps & { values?: readonly string[] | undefined }) {
  return <Choices {...rest} kind="checkboxes" type="checkbox" chosen={values} />;
}
