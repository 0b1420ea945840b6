/** Something that waits for this person: how many, in words that follow the number, and where. */
export type ToDo = { count: number; text: string; href: string };
