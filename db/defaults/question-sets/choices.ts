import type { Choices } from "./shorthand.ts";

/** The lots of the shipped framework by the names that providers and parents read. */
export const lots: Choices = [
  ["education", "Education and engagement"],
  ["mentoring", "Mentoring"],
  ["tuition", "Tuition"],
  ["specialist", "Specialist workforce"],
];

/** Districts in and around the council, by their names at the Office for National Statistics. A council sets its own. */
export const districts: Choices = [
  ["herefordshire", "Herefordshire"],
  ["malvern-hills", "Malvern Hills"],
  ["worcester", "Worcester"],
  ["wychavon", "Wychavon"],
  ["wyre-forest", "Wyre Forest"],
  ["bromsgrove", "Bromsgrove"],
  ["redditch", "Redditch"],
  ["dudley", "Dudley"],
  ["sandwell", "Sandwell"],
  ["wolverhampton", "Wolverhampton"],
  ["south-staffordshire", "South Staffordshire"],
  ["shropshire", "Shropshire"],
  ["telford-and-wrekin", "Telford and Wrekin"],
  ["forest-of-dean", "Forest of Dean"],
  ["monmouthshire", "Monmouthshire"],
  ["powys", "Powys"],
];
