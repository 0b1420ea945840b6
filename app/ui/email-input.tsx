import { Input, type InputProps } from "./input.tsx";

/** An e-mail address: the keyboard for one, and no spell check. */
export function EmailInput({ label = "Email address", ...rest }: Omit<InputProps, "label"> & { label?: string }) {
  return <Input {...rest} label={label} type="email" inputMode="email" spellCheck={false} />;
}
