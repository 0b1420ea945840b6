import { Input } from "#app/ui/input.tsx";

type Props = { error: string | undefined; hint?: string | undefined };

/** The six digits of an authenticator app. They are never shown again: each code works once. */
export function CodeInput({ error, hint = "6 digits, new every 30 seconds" }: Props) {
  return (
    <Input
      name="code"
      label="Code from your app"
      hint={hint}
      error={error}
      width={10}
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
    />
  );
}

/** One of the ten codes kept on paper. */
export function RecoveryCodeInput({ error }: Props) {
  return (
    <Input
      name="recoveryCode"
      label="Recovery code"
      hint="One of the ten that you kept, like 7KM3Q-XW2PF. Each works once."
      error={error}
      width={20}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
    />
  );
}
