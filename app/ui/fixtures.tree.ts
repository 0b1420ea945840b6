import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What only govuk-frontend's own script reads. We don't load that script, so we don't write its hooks. */
const scriptHook =
  /^data-(module|aria-controls|prevent-double-click|disable-auto-focus|maxlength|maxwords|threshold|count-type|behaviour|i18n.*)$/;
const scriptClass = /^govuk-js-/;

/** Buttons that stay hidden until govuk-frontend's script runs, and what we have in the place of one. */
const scriptButton = ["govuk-service-navigation__toggle", "govuk-password-input__toggle", "app-menu"];

const value = (element: Element, name: string) => element.attrs.find((attribute) => attribute.name === name)?.value;
const names = (element: Element) => (value(element, "class") ?? "").split(/\s+/).filter(Boolean);

function drawAttributes(element: Element): string[] {
  return element.attrs
    .filter(({ name }) => !scriptHook.test(name))
    .map(({ name, value: own }) => {
      if (name === "class")
        return `class=${names(element)
          .filter((one) => !scriptClass.test(one))
          .sort()
          .join(" ")}`;
      // React's SVG and boolean attributes differ from Nunjucks's in spelling, not in meaning.
      return `${name}=${own.replace(/\s+/g, " ").trim()}`;
    })
    .filter((drawn) => drawn !== "class=")
    .sort();
}

function draw(node: Node, depth: number): string[] {
  const indent = "  ".repeat(depth);
  if (node.nodeName === "#text") {
    const words = (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/g, " ").trim();
    return words ? [indent + words] : [];
  }
  if (!("tagName" in node)) return [];
  if (names(node).some((name) => scriptButton.includes(name))) return [];
  const open = [node.tagName, ...drawAttributes(node)].join(" | ");
  return [indent + open, ...joinText(node.childNodes).flatMap((child) => draw(child, depth + 1))];
}

/** Adjacent pieces of text count as one: React writes them apart. */
function joinText(nodes: Node[]): Node[] {
  return nodes.filter((node) => node.nodeName !== "#comment");
}

/** Markup as an indented outline in which order of attributes, order of classes and white space don't count. */
export function outline(markup: string): string {
  return parseFragment(markup)
    .childNodes.flatMap((node) => draw(node, 0))
    .join("\n");
}
