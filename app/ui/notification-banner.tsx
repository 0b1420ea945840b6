import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";

type Props = Omit<ComponentPropsWithoutRef<"div">, "title"> & {
  /** Success says that what was just done has worked; it is read aloud at once. */
  success?: boolean | undefined;
  title?: ReactNode;
  titleId?: string | undefined;
  titleLevel?: 2 | 3 | 4 | undefined;
};

/** News about the whole service, or that something has worked. A plain string becomes the banner's heading. */
export function NotificationBanner(props: Props) {
  const {
    success,
    title,
    titleId = "govuk-notification-banner-title",
    titleLevel = 2,
    className,
    children,
    ...rest
  } = props;
  const Heading = `h${titleLevel}` as const;
  return (
    <div
      {...{ role: success ? "alert" : "region", "aria-labelledby": titleId }}
      {...rest}
      className={classes("govuk-notification-banner", success && "govuk-notification-banner--success", className)}
    >
      <div className="govuk-notification-banner__header">
        <Heading className="govuk-notification-banner__title" id={titleId}>
          {title ?? (success ? "Success" : "Important")}
        </Heading>
      </div>
      <div className="govuk-notification-banner__content">
        {typeof children === "string" ? <p className="govuk-notification-banner__heading">{children}</p> : children}
      </div>
    </div>
  );
}
