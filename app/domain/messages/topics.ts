/** What a page leads to writing to the council about: the subject that it fills in, and the words of its link. */
export const topics = {
  paused: { subject: "New placements are paused", link: "Ask your contact at the council" },
  exclusion: { subject: "Our exclusion", link: "Ask your contact at the council" },
  "ask-again": { subject: "Please ask us again", link: "Write to us to be asked again" },
  debarment: { subject: "The check of the debarment list", link: "Ask your contact at the council about it" },
  application: { subject: "Our application", link: "Write to us about this application" },
} as const;
export type Topic = keyof typeof topics;

/** The subject for a topic in an address; undefined for what is none. */
export const subjectOf = (topic: string | null): string | undefined =>
  topic !== null && Object.hasOwn(topics, topic) ? topics[topic as Topic].subject : undefined;
