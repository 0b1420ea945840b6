import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groundKey, grounds } from "#app/domain/exclusion/grounds.ts";
import { aShare, shareWith } from "#db/factories/supplier-shares.ts";
import { proposalsFrom } from "./proposals.ts";
import { shareCode, shareFrom } from "./share.ts";

const from = (share: object) => {
  const read = shareFrom(JSON.stringify(share));
  if (!read) throw new Error("Not a share");
  return proposalsFrom(read, "Ab12Cd34");
};
const fieldsOf = (share: object, id: string) =>
  from(share).proposals.find(({ questionId }) => questionId === id)?.fields;

describe("row 2 what a share from Find a Tender proposes", () => {
  it("names and numbers, each in its own question", () => {
    expect(from(aShare).proposals.map(({ questionId }) => questionId)).toEqual([
      ...["ORG-01", "ORG-03", "ORG-06", "ORG-08", "ORG-10", "EXC-01", "EXC-02"],
    ]);
    expect(fieldsOf(aShare, "ORG-01")).toEqual({ value: "Bright Path Learning Ltd" });
    expect(fieldsOf(aShare, "ORG-03")).toEqual({ company: "01234567" });
    expect(fieldsOf(aShare, "ORG-06")).toEqual({
      ...{ identifier: "PBPL-5678-EFGH", shareCode: "Ab12Cd34", ukprn: "10012345" },
    });
    expect(fieldsOf(aShare, "ORG-08")).toEqual({ registered: "yes", number: "GB123456782" });
    expect(fieldsOf(aShare, "ORG-10")).toEqual({ any: "yes", people: [{ name: "Asha Sample", role: "Director" }] });
  });

  it("maps every unambiguous code to its one ground, and asks again for the ambiguous one", () => {
    for (const { code, ...ground } of grounds) {
      const { proposals, askAgain } = from(shareWith([code]));
      const found = proposals.filter(({ questionId }) => questionId.startsWith("EXC-"));
      const keys = found.flatMap(({ fields }) => Object.values(fields).flat());
      const ambiguous = code === "competition_law_infringements";
      expect([code, keys]).toEqual([code, ambiguous ? [] : [groundKey({ code, ...ground })]]);
      expect(askAgain).toEqual(ambiguous ? ["EXC-01", "EXC-02"] : []);
    }
  });

  it("asks both questions again beside other codes, but takes the code with its group", () => {
    const mixed = from(shareWith(["competition_law_infringements", "breach_of_contract", "cartel_offences"]));
    expect(mixed.proposals.filter(({ questionId }) => questionId.startsWith("EXC-"))).toEqual([
      { questionId: "EXC-01", fields: { convictions: ["mandatory-convictions/cartel_offences"] } },
    ]);
    const options = [{ id: "o1", value: "competition_law_infringements", groupName: "mandatory-penalties" }];
    const grouped = from(shareWith(["o1"], options));
    expect(grouped.askAgain).toEqual([]);
    expect(grouped.proposals.at(-1)?.fields).toEqual({
      penalties: ["mandatory-penalties/competition_law_infringements"],
    });
  });

  it("proposes no number that its own check refuses, and no “none” for a share without grounds", () => {
    const wrong = { ...aShare, identifier: { scheme: "VAT", id: "123456789" }, additionalIdentifiers: [] };
    expect(fieldsOf(wrong, "ORG-08")).toBeUndefined();
    expect(fieldsOf(shareWith([]), "EXC-01")).toBeUndefined();
    expect(fieldsOf(shareWith([]), "EXC-02")).toBeUndefined();
  });

  it("reads nothing out of anything else, and never throws", () => {
    for (const text of ["", "null", "[]", "{}", '{"name":1}', "<html>", '{"name":"A"}'])
      expect(shareFrom(text)).toBeUndefined();
    fc.assert(fc.property(fc.json(), (text) => shareFrom(text) === undefined));
    const codes = fc.array(fc.oneof(fc.constantFrom(...grounds.map(({ code }) => code)), fc.string()), {
      maxLength: 9,
    });
    fc.assert(fc.property(codes, (some) => from(shareWith(some)).proposals.length >= 5));
  });

  it.each(["", "a b", "../x", "Ab1", "Ab12\n"])("refuses %j as a share code or tidies it", (typed) => {
    expect(shareCode.safeParse(typed).data ?? "").toMatch(/^(Ab12)?$/);
  });
});
