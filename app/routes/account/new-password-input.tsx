import { PasswordInput } from "#app/ui/password-input.tsx";

/**
 * The field in which somebody chooses a password. Whose it is goes along for password managers, when it is known; what
 * was typed is never sent back to the page.
 */
export function NewPasswordInput({
  label,
  error,
  email,
}: {
  label: string;
  error: string | undefined;
  email?: string | undefined;
}) {
  return (
    <>
      {email ? <input type="hidden" name="username" value={email} autoComplete="username" /> : null}
      <PasswordInput
        name="password"
        label={label}
        hint="12 characters or more. Three words that only you would put together work well."
        error={error}
        autoComplete="new-password"
      />
    </>
  );
}
