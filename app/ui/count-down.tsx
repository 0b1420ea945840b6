type Props = {
  /** As people read it: "Tuesday 15 September 2026, 5pm". */
  date: string;
  /** The UTC instant, as ISO 8601. */
  dateTime: string;
  /** How long is left, in words the server worked out: "3 hours left", "2 working days late". */
  left: string;
  urgent?: boolean | undefined;
};

/** A deadline and how long is left. Written by the server when the page is asked for; it doesn't tick. */
export function CountDown({ date, dateTime, left, urgent }: Props) {
  return (
    <span className={urgent ? "app-count-down app-count-down--urgent" : "app-count-down"}>
      <time dateTime={dateTime}>{date}</time> <strong className="app-count-down__left">{left}</strong>
    </span>
  );
}
