import { q } from "./address-query.ts";

/** The addresses of frameworks, rounds and question sets. Reached through paths.ts. */
export const frameworkPaths = {
  frameworks: () => "/admin/frameworks",
  framework: (id: string) => `/admin/frameworks/${id}`,
  frameworkDetails: (id: string, part: string) => `/admin/frameworks/${id}/details/${part}`,
  frameworkLot: (id: string, lot: string) => `/admin/frameworks/${id}/lots/${lot}`,
  signOff: (id: string) => `/admin/frameworks/${id}/sign-off`,
  basis: (id: string) => `/admin/frameworks/${id}/basis`,
  newRound: (id: string, lot?: string) => `/admin/frameworks/${id}/round${q({ lot })}`,
  round: (id: string) => `/admin/rounds/${id}`,
  questionSets: () => "/admin/question-sets",
  questionSet: (id: string) => `/admin/question-sets/${id}`,
  setPreview: (id: string, view?: { lot?: string; as?: string; page?: string }) =>
    `/admin/question-sets/${id}/preview${q({ ...view })}`,
  setCompare: (id: string, than?: string) => `/admin/question-sets/${id}/compare${q({ than })}`,
  setPublish: (id: string) => `/admin/question-sets/${id}/publish`,
  setSection: (id: string, section: string) => `/admin/question-sets/${id}/sections/${section}`,
  setQuestion: (id: string, question: string) => `/admin/question-sets/${id}/questions/${question}`,
  setWords: (id: string, question: string) => `/admin/question-sets/${id}/questions/${question}/words`,
  setRule: (id: string, question: string) => `/admin/question-sets/${id}/questions/${question}/rule`,
  setShown: (id: string, question: string) => `/admin/question-sets/${id}/questions/${question}/shown`,
  setCondition: (id: string, question: string, about: string) =>
    `/admin/question-sets/${id}/questions/${question}/shown/${encodeURIComponent(about)}`,
  setField: (id: string, question: string, field: string, kind?: string) =>
    `/admin/question-sets/${id}/questions/${question}/fields/${field}${q({ kind })}`,
} as const;
