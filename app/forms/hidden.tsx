/** The key that makes a form's work happen once, however often it is sent; minted by the loader. */
export function SubmissionKey({ value }: { value: string }) {
  return <input type="hidden" name="submissionKey" value={value} />;
}

/** The version that was read: a stale save is refused, and shows both texts. */
export function Version({ value }: { value: number }) {
  return <input type="hidden" name="version" value={value} />;
}
