import { expect, it } from "vitest";
import { areaOf, nsplReader, sourceOf } from "./nspl.ts";

const header = ["pcd", "pcds", "laua", "lat", "long"];
const read = (cells: string[]) => nsplReader(header)(cells, 2);

it("reads a postcode with its place", () => {
  expect(read(["HR1 1AA", "HR1 1AA", "E06000019", "52.060745", "-2.710027"])).toEqual({
    postcode: "HR1 1AA",
    outcode: "HR1",
    latitude: 52.060745,
    longitude: -2.710027,
    district: "E06000019",
  });
});

it("passes over a postcode without coordinates", () => {
  expect(read(["HR8 9AA", "HR8 9AA", "", "99.999999", "0.000000"])).toBeUndefined();
});

it.each([["oslaua"], ["LAUA"], ["lad23cd"]])("knows the local authority as %s", (name) => {
  expect(nsplReader(["PCDS", "Lat", "Long", name])(["HR1 1AA", "52", "-2", "E1"], 2)?.district).toBe("E1");
});

it.each([[["name", "age"]], [[]], [["pcds", "lat", "long"]]])("refuses the header %j", (wrong) => {
  expect(() => nsplReader(wrong)).toThrow("not an ONS National Statistics Postcode Lookup");
});

it.each([
  [["x", "Hereford", "E1", "52", "-2"], "no postcode"],
  [["x", "HR1 1AA", "E1", "", ""], "no place"],
  [["x", "HR1 1AA", "E1", "north", "-2"], "no place"],
  [["x", "HR1 1AA", "E1", "-2", "52"], "no place"],
  [["x"], "no postcode"],
])("refuses the line %j and says which", (cells, message) => {
  expect(() => read(cells)).toThrow(new RegExp(`Line 2 has ${message}|Line 2`));
});

it("names the edition and the area", () => {
  expect(sourceOf("NSPL_NOV_2021_UK_HR.csv", "2026-11-21")).toBe("ONS NSPL, Nov 2021");
  expect(sourceOf("postcodes.csv", "2026-11-21")).toBe("ONS NSPL, imported 2026-11-21");
  expect(areaOf("E06000019")).toBe("Herefordshire");
  expect(areaOf("E09999999")).toBe("E09999999");
});
