import type { Choices } from "./shorthand.ts";

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

/** What a child may need: the Department for Education's primary types of need, and three that placements turn on. */
export const needs: Choices = [
  ["semh", "Social, emotional and mental health"],
  ["asd", "Autistic spectrum disorder"],
  ["adhd", "Attention deficit hyperactivity disorder"],
  ["slcn", "Speech, language and communication"],
  ["spld", "Specific learning difficulty, such as dyslexia"],
  ["mld", "Moderate learning difficulty"],
  ["sld", "Severe learning difficulty"],
  ["pmld", "Profound and multiple learning difficulty"],
  ["hi", "Hearing impairment"],
  ["vi", "Vision impairment"],
  ["msi", "Multi-sensory impairment"],
  ["pd", "Physical disability"],
  ["ebsa", "Avoiding school because of emotions or anxiety"],
  ["medical", "Too ill to attend school"],
];

export const modes: Choices = [
  ["online", "Online"],
  ["home", "At the child's home"],
  ["community", "In the community, such as a library"],
  ["premises", "At our own premises"],
];

export const weekdays: Choices = [
  ["mon", "Monday"],
  ["tue", "Tuesday"],
  ["wed", "Wednesday"],
  ["thu", "Thursday"],
  ["fri", "Friday"],
  ["sat", "Saturday"],
  ["sun", "Sunday"],
];
