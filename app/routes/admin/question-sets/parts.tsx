import type { VersionState } from "#app/domain/question-sets/drafts/versions.server.ts";
import { paths } from "#app/paths.ts";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { Tag } from "#app/ui/tag.tsx";

const states = {
  draft: ["Draft", "yellow"],
  "in-force": ["In force", "green"],
  coming: ["Coming", "blue"],
  earlier: ["Earlier", "grey"],
  withdrawn: ["Withdrawn", "red"],
} as const;

/** Where a version stands. */
export function StateTag({ state }: { state: VersionState | "draft" }) {
  const [text, colour] = states[state];
  return <Tag colour={colour}>{text}</Tag>;
}

/** The ways to look at one version. */
export function SetTabs({
  id,
  current,
  draft,
}: {
  id: string;
  current: "questions" | "preview" | "compare" | "publish";
  draft: boolean;
}) {
  const { admin } = paths;
  const items = [
    { href: admin.questionSet(id), text: "Questions", current: current === "questions" },
    { href: admin.setPreview(id), text: "Preview", current: current === "preview" },
    { href: admin.setCompare(id), text: "Compare", current: current === "compare" },
    ...(draft ? [{ href: admin.setPublish(id), text: "Check and publish", current: current === "publish" }] : []),
  ];
  return <SubNavigation label="This version" items={items} />;
}
