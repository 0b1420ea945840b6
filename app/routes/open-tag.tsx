import { Tag } from "#app/ui/tag.tsx";

/** Whether a lot takes applications, in a word. */
export const OpenTag = ({ lot: { status } }: { lot: { status: "open" | "closed" } }) => (
  <Tag colour={status === "open" ? "green" : "grey"}>{status === "open" ? "Open" : "Closed"}</Tag>
);
