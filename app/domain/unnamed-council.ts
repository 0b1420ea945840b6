import type { Council } from "#app/context.ts";

/** What pages show until a council has set its own, or when it can't be read: nobody's name, colours that can be read. */
export const unnamedCouncil: Council = {
  name: "Council",
  serviceName: "Provider portal",
  brand: "#1f4d3a",
  brandText: "#ffffff",
  email: "",
  phone: "",
};
