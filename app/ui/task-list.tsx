import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";

export type Task = {
  title: ReactNode;
  /** Left out for a task that can't be started yet. */
  href?: string | undefined;
  hint?: ReactNode;
  /** Words for what is done, a Tag for what needs attention. */
  status: ReactNode;
  cannotStart?: boolean | undefined;
  className?: string | undefined;
  titleClassName?: string | undefined;
  statusClassName?: string | undefined;
};

type Props = ComponentPropsWithoutRef<"ul"> & { items: readonly Task[]; idPrefix?: string | undefined };

/** What has to be done, and how far each part is. The whole row is the link. */
export function TaskList({ items, idPrefix = "task-list", className, ...rest }: Props) {
  return (
    <ul {...rest} className={classes("govuk-task-list", className)}>
      {items.map((task, position) => {
        const id = `${idPrefix}-${position + 1}`;
        const { href, hint, cannotStart } = task;
        return (
          <li
            className={classes("govuk-task-list__item", href && "govuk-task-list__item--with-link", task.className)}
            key={id}
          >
            <div className="govuk-task-list__name-and-hint">
              {href ? (
                <a
                  className={classes("govuk-link govuk-task-list__link", task.titleClassName)}
                  href={href}
                  aria-describedby={`${hint ? `${id}-hint ` : ""}${id}-status`}
                >
                  {task.title}
                </a>
              ) : (
                <div className={task.titleClassName}>{task.title}</div>
              )}
              {hint ? (
                <div id={`${id}-hint`} className="govuk-task-list__hint">
                  {hint}
                </div>
              ) : null}
            </div>
            <div
              className={classes(
                "govuk-task-list__status",
                cannotStart && "govuk-task-list__status--cannot-start-yet",
                task.statusClassName,
              )}
              id={`${id}-status`}
            >
              {task.status}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
