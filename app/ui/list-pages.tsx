import { Pagination, pageItems } from "./pagination.tsx";

type Props = {
  page: number;
  pages: number;
  /** The filters in use, which every page of the list keeps. */
  params?: Readonly<Record<string, string>>;
};

/** The links between the pages of a list, at the list's own address; nothing when it has one page only. */
export function ListPages({ page, pages, params = {} }: Props) {
  if (pages <= 1) return null;
  const href = (number: number) => {
    const chosen = Object.entries(params).filter(([, value]) => value !== "");
    return `?${new URLSearchParams([...chosen, ["page", String(number)]])}`;
  };
  return (
    <Pagination
      items={pageItems(page, pages, href)}
      previous={page > 1 ? { href: href(page - 1) } : undefined}
      next={page < pages ? { href: href(page + 1) } : undefined}
    />
  );
}
