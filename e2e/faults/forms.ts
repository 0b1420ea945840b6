import { parse } from "parse5";
import type { Portal } from "../portal.ts";
import { postAlone } from "./post-alone.ts";

type Node = {
  nodeName: string;
  tagName?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
  value?: string;
};
export type Sent = { path: string; body: URLSearchParams };

const attribute = (node: Node, name: string) => node.attrs?.find((attr) => attr.name === name)?.value;
const descendants = (node: Node): Node[] => (node.childNodes ?? []).flatMap((child) => [child, ...descendants(child)]);
const textOf = (node: Node): string => (node.value ?? "") + (node.childNodes ?? []).map(textOf).join("");

/** The page at an address, as this person sees it without JavaScript. */
export async function readPage(portal: Portal, cookie: string, path: string): Promise<Node> {
  const answer = await fetch(portal.url + path, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return parse(await answer.text()) as unknown as Node;
}

/**
 * Fills in the form of a page that has this button, as a browser without JavaScript would: every field's value as it
 * stands, then `values` over it, then the button's own.
 */
export async function fillIn(
  portal: Portal,
  cookie: string,
  path: string,
  button: string,
  values: Record<string, string | string[]> = {},
): Promise<Sent> {
  const page = await readPage(portal, cookie, path);
  const forms = descendants(page).filter(({ nodeName }) => nodeName === "form");
  const form = forms.find((one) =>
    descendants(one).some((node) => node.nodeName === "button" && textOf(node).trim() === button),
  );
  if (!form) throw new Error(`${path} has no form with the button “${button}”`);
  const fields = descendants(form);
  const body = new URLSearchParams();
  for (const field of fields)
    for (const [name, value] of valuesOf(field)) if (!(name in values)) body.append(name, value);
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) body.append(name, one);
  const pressed = fields.find((node) => node.nodeName === "button" && textOf(node).trim() === button);
  const name = pressed && attribute(pressed, "name");
  if (pressed && name) body.append(name, attribute(pressed, "value") ?? "");
  return { path: attribute(form, "action") ?? path, body };
}

/** Sends a filled-in form and returns the status, where it leads and the page. */
export const send = (portal: Portal, cookie: string, { path, body }: Sent) => postAlone(portal, cookie, path, body);

function valuesOf(field: Node): [string, string][] {
  const name = attribute(field, "name");
  if (!name) return [];
  if (field.nodeName === "textarea") return [[name, textOf(field)]];
  if (field.nodeName === "select") {
    const options = descendants(field).filter(({ nodeName }) => nodeName === "option");
    const chosen = options.find((option) => attribute(option, "selected") !== undefined) ?? options[0];
    return chosen ? [[name, attribute(chosen, "value") ?? textOf(chosen)]] : [];
  }
  if (field.nodeName !== "input") return [];
  const type = attribute(field, "type");
  const ticked = attribute(field, "checked") !== undefined;
  if ((type === "radio" || type === "checkbox") && !ticked) return [];
  return type === "file" || type === "submit" ? [] : [[name, attribute(field, "value") ?? ""]];
}
