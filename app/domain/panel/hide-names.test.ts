import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { nameLeftIn } from "#app/domain/frameworks/clarifications/name-left-in.ts";
import { hideNames, type KnownNames } from "./hide-names.ts";

const known: KnownNames = {
  organisation: ["Bright Path Learning Ltd"],
  people: ["Bridget O’Path", "Will Ng"],
  domains: ["bright-path.example"],
};
const read = (text: string) => hideNames(text, known).text;

describe("N19: an answer that young people read", () => {
  it.each([
    ["We at Bright Path Learning Ltd. listen", "We at [name]. listen"],
    ["BRIGHT PATH LEARNING listens", "[name] listens"],
    ["brightpathlearning listens", "[name] listens"],
    ["Bright  Path-Learning’s tutors", "[name]’s tutors"],
    ["At Bright Path we listen", "At [name] we listen"],
    ["Ask Bridget or Bridget O'Path", "Ask [name] or [name]"],
    ["Ask will ng", "Ask [name]"],
    ["Write to hello@bright-path.example", "Write to [contact details]"],
    ["See www.bright-path.example/us.", "See [contact details]"],
    ["See bright-path.example", "See [contact details]"],
    ["Phone 01632 960 123 or +44 7700 900123", "Phone [contact details] or [contact details]"],
    ["We are at HR1 2AA", "We are at [contact details]"],
    ["It costs £35.50 an hour, or 35 pounds", "It costs [price] an hour, or [price]"],
  ])("“%s” is read as “%s”", (text, shown) => {
    expect(hideNames(text, known)).toEqual({ text: shown, hidden: true });
  });

  it.each([
    "We have a bright room and a path to the river",
    "Learning will be fun, I will ask you first",
    "Room 12, 3pm",
  ])("“%s” is read as it stands", (text) => {
    expect(hideNames(text, known)).toEqual({ text, hidden: false });
  });
});

const quill: KnownNames = { organisation: ["Quill & Ink Tuition Ltd"], people: ["Jo Li", "Ms Bo O’Dell"], domains: [] };

describe("N19: a name that its own people write in many ways", () => {
  it.each([
    ["at quill and ink", "at [name]"],
    ["at quill & ink", "at [name]"],
    ["at Quill+Ink, we", "at [name], we"],
    ["QuillInk", "[name]"],
    ["QUILL INK TUITION", "[name]"],
    ["@quillandink", "@[name]"],
    ["@quill_and_ink", "@[name]"],
    ["@quillandinkherts2", "@[name]herts2"],
    ["quillandink.school", "[name].school"],
    ["quillinktuition.education/join", "[name].education/join"],
    ["Jo will meet you, and Bo", "[name] will meet you, and [name]"],
    ["JO LI, jo li", "[name], [name]"],
  ])("“%s” is read as “%s”", (text, shown) => {
    expect(hideNames(text, quill).text).toBe(shown);
  });

  it.each(["We write with a quill, and ink", "jo is a piece in go", "Ms Example"])("“%s” stays", (text) => {
    const shown = hideNames(text, { ...quill, organisation: ["Reed & Pen Ltd"] }).text;
    expect(shown).toBe(text);
  });

  it.each(["&", "and", " ", "And & and", "Ltd"])("“%s” as a name hides nothing else", (name) => {
    expect(hideNames("You and me", { organisation: [name], people: [name], domains: [] }).text).toMatch(/^You .* me$/);
  });
});

test("N19: an organisation of two telling words is hidden however its words are joined and cased", () => {
  const word = fc.constantFrom("Quill", "Bright", "Zoë", "Wye", "Oakfield", "Élan");
  const ending = fc.constantFrom("", " Ltd", " Tuition", " Learning CIC", " Education Limited");
  const joint = fc.constantFrom(" ", " & ", " and ", "and", "&", "-", "", "_", " + ");
  const write = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.toLowerCase(),
    (text: string) => text.normalize("NFD"),
  );
  const around = fc.constantFrom(["at ", " we"], ["@", ""], ["", ".school"], ["(", ")"], ["#", "!"]);
  fc.assert(
    fc.property(word, word, ending, fc.constantFrom(" ", " & ", " and "), joint, write, around, (...made) => {
      const [one, two, end, own, other, way, [before, after]] = made;
      const names = { organisation: [`${one}${own}${two}${end}`], people: [], domains: [] };
      expect(hideNames(`${before}${way(one + other + two)}${after}`, names).text).toBe(`${before}[name]${after}`);
    }),
    { numRuns: 500 },
  );
});

test("N19: a text is read in time that grows with its length, whatever is in it", () => {
  // Counted against the same text at an eighth of its length: eight times the work, not sixty-four.
  const units = ["a", "a.", "a-", "1 ", "1,", "1,,", "0-", "quill ", "Quill and ", "@", "a@", "£1,"];
  const work = (unit: string, letters: number) => {
    const text = unit.repeat(letters / unit.length);
    const times = [1, 2, 3].map(() => {
      const start = process.cpuUsage();
      hideNames(text, quill);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1_000;
    });
    return Math.min(...times);
  };
  for (const unit of units) {
    const [short, long] = [work(unit, 10_000), work(unit, 80_000)];
    expect(long, unit).toBeLessThan(24 * Math.max(short, 2));
  }
});

test("N19: no name of more than one word is left, however it is written", () => {
  const word = fc.constantFrom("Oak", "Zoë", "O’Neill", "Wye", "Elm-Tree", "Ash", "St.", "Number", "Contact", "de");
  const name = fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(" "));
  const way = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.toLowerCase(),
    (text: string) => text.replaceAll("’", "'"),
    (text: string) => text.replaceAll(" ", "  "),
    (text: string) => text.normalize("NFD"),
  );
  const ahead = fc.constantFrom("", "We are ", "So. ", "“", "Oaks ");
  const behind = fc.constantFrom("", " and we listen", ".", "”", "’s", " Oaks");
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), way, ahead, behind, (names, write, before, after) => {
      for (const one of names) {
        const { text } = hideNames(before + write(one) + after, { organisation: names, people: [], domains: [] });
        expect(nameLeftIn(text, names)).toBeUndefined();
      }
    }),
  );
  expect(nameLeftIn("We are Oak Ash", ["Oak Ash"])).toBe("Oak Ash");
  expect(read("")).toBe("");
});
