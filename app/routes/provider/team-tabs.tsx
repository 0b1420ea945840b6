import { paths } from "#app/paths.ts";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";

/** The two lists of people: those who teach or meet children, and those who have an account here. */
export function TeamTabs({ current }: { current: "staff" | "people" }) {
  const { provider } = paths;
  return (
    <SubNavigation
      label="Your people"
      items={[
        { href: provider.staff(), text: "Staff record", current: current === "staff" },
        { href: provider.people(), text: "People with an account", current: current === "people" },
      ]}
    />
  );
}
