import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import {
  type Field,
  type FrameworkQuestions,
  findQuestion,
  type Page,
  type Question,
  type Section,
} from "../question.ts";
import { freeId, slugOf } from "./names.ts";

/** One step in the editing of a draft: pure, from one state of the questions to the next. */
export type Edit = (set: FrameworkQuestions) => FrameworkQuestions;

export type Way = "up" | "down";

const onSections = (
  set: FrameworkQuestions,
  change: (section: Section) => Section | undefined,
): FrameworkQuestions => ({
  ...set,
  sections: set.sections.flatMap((section) => change(section) ?? []),
});

const onPages = (set: FrameworkQuestions, change: (page: Page) => Page | undefined): FrameworkQuestions =>
  onSections(set, (section) => ({ ...section, pages: section.pages.flatMap((page) => change(page) ?? []) }));

/** A list with the one at `at` moved one place; as it was when there is no such place. */
export function moved<Item>(list: readonly Item[], at: number, way: Way): Item[] {
  const to = way === "up" ? at - 1 : at + 1;
  const items = [...list];
  const [one, other] = [items[at], items[to]];
  if (one !== undefined && other !== undefined) [items[at], items[to]] = [other, one];
  return items;
}

const all = (set: FrameworkQuestions) => set.sections.flatMap(({ pages }) => pages);

/** A new section at the end, before a closing one that waits for all others. */
export const addSection =
  (title: string): Edit =>
  (set) => {
    const id = freeId(
      slugOf(title, "section"),
      set.sections.map((section) => section.id),
    );
    const last = set.sections.findIndex(({ afterOthers }) => afterOthers);
    const at = last < 0 ? set.sections.length : last;
    return { ...set, sections: set.sections.toSpliced(at, 0, { id, title, pages: [] }) };
  };

/** Renames a section, or moves it. Throws NotFound. */
export const changeSection =
  (id: string, change: { title?: string; way?: Way }): Edit =>
  (set) => {
    const at = set.sections.findIndex((section) => section.id === id);
    if (at < 0) throw new NotFound("section");
    const { title, way } = change;
    const named = title ? onSections(set, (section) => (section.id === id ? { ...section, title } : section)) : set;
    return way ? { ...named, sections: moved(named.sections, at, way) } : named;
  };

/** Takes an empty section away. Throws NotAllowedNow while something is asked in it. */
export const removeSection =
  (id: string): Edit =>
  (set) => {
    const section = set.sections.find((one) => one.id === id);
    if (!section) throw new NotFound("section");
    if (section.pages.some(({ questions }) => questions.length > 0))
      throw new NotAllowedNow("remove a section that asks something: remove or move its questions first");
    return onSections(set, (one) => (one.id === id ? undefined : one));
  };

/** Where a question goes: to a page that is there, or to a new one of this title at the end of a section. */
export type Place = { page: string } | { section: string; title: string };

/** A question at the end of a page, old or new. Throws NotFound for a place that there is not. */
export const addQuestion =
  (question: Question, place: Place): Edit =>
  (set) => {
    if ("page" in place) {
      if (!all(set).some(({ id }) => id === place.page)) throw new NotFound("page");
      return onPages(set, (page) =>
        page.id === place.page ? { ...page, questions: [...page.questions, question] } : page,
      );
    }
    if (!set.sections.some(({ id }) => id === place.section)) throw new NotFound("section");
    const id = freeId(
      slugOf(place.title, "page"),
      all(set).map((page) => page.id),
    );
    return onSections(set, (section) =>
      section.id === place.section
        ? { ...section, pages: [...section.pages, { id, title: place.title, questions: [question] }] }
        : section,
    );
  };

/** Changes one question in its place. Throws NotFound. */
export const changeQuestion =
  (id: string, change: (question: Question) => Question): Edit =>
  (set) => {
    if (!findQuestion(set, id)) throw new NotFound("question");
    return onPages(set, (page) => ({
      ...page,
      questions: page.questions.map((question) => (question.id === id ? change(question) : question)),
    }));
  };

/** Takes a question out, and its page with it when nothing else is asked there. Answers to it are kept. */
export const removeQuestion =
  (id: string): Edit =>
  (set) => {
    if (!findQuestion(set, id)) throw new NotFound("question");
    return onPages(set, (page) => {
      const questions = page.questions.filter((question) => question.id !== id);
      if (questions.length === page.questions.length) return page;
      return questions.length > 0 ? { ...page, questions } : undefined;
    });
  };

/** Moves a question one place on its page; at the page's edge the whole page moves within its section. */
export const moveQuestion =
  (id: string, way: Way): Edit =>
  (set) => {
    if (!findQuestion(set, id)) throw new NotFound("question");
    return onSections(set, (section) => {
      const at = section.pages.findIndex(({ questions }) => questions.some((question) => question.id === id));
      const page = section.pages[at];
      if (!page) return section;
      const place = page.questions.findIndex((question) => question.id === id);
      const atEdge = way === "up" ? place === 0 : place === page.questions.length - 1;
      if (atEdge) return { ...section, pages: moved(section.pages, at, way) };
      return { ...section, pages: section.pages.with(at, { ...page, questions: moved(page.questions, place, way) }) };
    });
  };

/**
 * Moves a question to the end of another page, or to a new one at the end of its section ("new"), under the title of
 * the page that it leaves. A page that is left empty goes. Throws NotFound.
 */
export const moveToPage =
  (id: string, to: string): Edit =>
  (set) => {
    const question = findQuestion(set, id);
    const section = set.sections.find(({ pages }) => pages.some((page) => page.questions.some((one) => one.id === id)));
    const page = section?.pages.find(({ questions }) => questions.some((one) => one.id === id));
    if (!question || !page) throw new NotFound("question");
    if (page.id === to) return set;
    const place = to === "new" ? { section: section?.id ?? "", title: page.title } : { page: to };
    return addQuestion(question, place)(removeQuestion(id)(set));
  };

/** Renames a page. Throws NotFound. */
export const renamePage =
  (id: string, title: string): Edit =>
  (set) => {
    if (!all(set).some((page) => page.id === id)) throw new NotFound("page");
    return onPages(set, (page) => (page.id === id ? { ...page, title } : page));
  };

/** Puts a field in place of the one of this name, or at the end; `undefined` takes it out. */
export const putField = (question: Question, name: string, field: Field | undefined): Question => {
  const at = question.fields.findIndex((one) => one.name === name);
  const fields =
    at < 0
      ? [...question.fields, ...(field ? [field] : [])]
      : question.fields.flatMap((one, index) => (index === at ? (field ?? []) : one));
  return { ...question, fields };
};
