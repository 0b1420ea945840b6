import { z } from "zod";

/** From how many hours a week a pupil counts as full time, and how many of those make a school; `source` is the rule's. */
export const registrationThreshold = z.object({
  hoursFullTime: z.number().min(1).max(60),
  pupils: z.int().min(1).max(100),
  source: z.string(),
});
export type Threshold = z.infer<typeof registrationThreshold>;

/** The dated setting by which a council, or Parliament's next change, says otherwise. */
export const THRESHOLD_SETTING = "registration-threshold";

/** What ships. Eighteen hours is how the Department for Education reads "full-time"; the Act itself names no number. */
export const shippedThreshold: Threshold = {
  hoursFullTime: 18,
  pupils: 5,
  source:
    "Education Act 1996, section 463: full-time education for five pupils of school age, or for one who is looked after or has an education, health and care plan. The Department for Education takes 18 hours a week as likely to be full time",
};

/** How soon the Department for Education and Ofsted are told, in working days after the alert: a dated setting. */
export const TELL_SETTING = "registration-tell-days";
export const TELL_WITHIN = 1;
