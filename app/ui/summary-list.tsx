import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";
import { placed } from "./placed.ts";

export type SummaryAction = {
  href: string;
  text: ReactNode;
  /** What the link changes, so that each link's name is its own: "Change" + "legal name". */
  visuallyHiddenText?: string | undefined;
} & ComponentPropsWithoutRef<"a">;

export type SummaryRow = {
  key: ReactNode;
  value?: ReactNode;
  actions?: readonly SummaryAction[] | undefined;
  className?: string | undefined;
  keyClassName?: string | undefined;
  valueClassName?: string | undefined;
  actionsClassName?: string | undefined;
};

type Props = ComponentPropsWithoutRef<"dl"> & {
  rows: readonly SummaryRow[];
  /** A card around the list, when a page shows several things of one kind. */
  card?:
    | { title: ReactNode; headingLevel?: 2 | 3 | 4; actions?: readonly SummaryAction[]; className?: string }
    | undefined;
};

function ActionLink({ text, visuallyHiddenText, className, card, ...link }: SummaryAction & { card: ReactNode }) {
  const hidden = visuallyHiddenText || card;
  return (
    <a {...link} className={classes("govuk-link", className)}>
      {text}
      {hidden ? (
        <span className="govuk-visually-hidden">
          {visuallyHiddenText ? ` ${visuallyHiddenText}` : null}
          {card ? <> ({card})</> : null}
        </span>
      ) : null}
    </a>
  );
}

function Actions({
  actions,
  card,
  kind,
}: {
  actions: readonly SummaryAction[];
  card: ReactNode;
  kind: "list" | "card";
}) {
  if (actions.length === 1) return actions.map((action) => <ActionLink key={action.href} {...action} card={card} />);
  const item = kind === "card" ? "govuk-summary-card__action" : "govuk-summary-list__actions-list-item";
  const links = placed(actions).map(({ place, item: action }) => (
    <li className={item} key={place}>
      <ActionLink {...action} card={card} />
    </li>
  ));
  return kind === "card" ? links : <ul className="govuk-summary-list__actions-list">{links}</ul>;
}

function Row({ row, card, others }: { row: SummaryRow; card: ReactNode; others: boolean }) {
  const { actions = [] } = row;
  const none = others && actions.length === 0 && "govuk-summary-list__row--no-actions";
  return (
    <div className={classes("govuk-summary-list__row", none, row.className)}>
      <dt className={classes("govuk-summary-list__key", row.keyClassName)}>{row.key}</dt>
      <dd className={classes("govuk-summary-list__value", row.valueClassName)}>{row.value}</dd>
      {actions.length ? (
        <dd className={classes("govuk-summary-list__actions", row.actionsClassName)}>
          <Actions actions={actions} card={card} kind="list" />
        </dd>
      ) : null}
    </div>
  );
}

/** Questions and their answers, or facts and their values, with links to change them. */
export function SummaryList({ rows, card, className, ...rest }: Props) {
  const others = rows.some((row) => row.actions?.length);
  const list = (
    <dl {...rest} className={classes("govuk-summary-list", className)}>
      {placed(rows).map(({ place, item: row }) => (
        <Row key={place} row={row} card={card?.title} others={others} />
      ))}
    </dl>
  );
  if (!card) return list;
  const Heading = `h${card.headingLevel ?? 2}` as const;
  const Box = card.actions?.length === 1 ? "div" : "ul";
  return (
    <div className={classes("govuk-summary-card", card.className)}>
      <div className="govuk-summary-card__title-wrapper">
        {card.title ? <Heading className="govuk-summary-card__title">{card.title}</Heading> : null}
        {card.actions?.length ? (
          <Box className="govuk-summary-card__actions">
            <Actions actions={card.actions} card={card.title} kind="card" />
          </Box>
        ) : null}
      </div>
      <div className="govuk-summary-card__content">{list}</div>
    </div>
  );
}
