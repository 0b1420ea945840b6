import { formatDate } from "#app/domain/london-time.ts";
import type { Block } from "#app/domain/providers/blocks/blocks.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** What a page shows of one thing that stops a provider; `since` is a London date in words. */
export const inBrief = ({ since, ...block }: Block) => ({ ...block, since: since && formatDate(since) });
type BlockInBrief = Omit<Block, "since"> & { since?: string | undefined };

/** What stops a provider, each thing with who must act, since when, and the link to where. */
export function BlockCards({ blocks }: { blocks: readonly BlockInBrief[] }) {
  return blocks.map(({ id, title, says, mover, link, since }) => (
    <SummaryList
      key={id}
      card={{ title, headingLevel: 3 }}
      rows={[
        { key: "What it means", value: says },
        { key: "Who acts next", value: mover === "you" ? "You" : "The council" },
        ...(since ? [{ key: "Since", value: since }] : []),
        {
          key: "What to do",
          value: (
            <a className="govuk-link" href={link.href}>
              {link.text}
            </a>
          ),
        },
      ]}
    />
  ));
}
