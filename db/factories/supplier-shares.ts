type Option = { id: string; value: string; groupName?: string };

/** A share with these chosen options, in the form of the platform's documented answer. Nobody in it exists. */
export const shareWith = (optionValue: readonly string[], options: readonly Option[] = []) => ({
  id: "47e6a363-11c0-4cf4-bce6-dea03034e4bb",
  name: "Bright Path",
  associatedPersons: [{ id: "c16f9f7b-3f10-42db-86f8-93607b034a4c", name: "Asha Sample", relationship: "Director" }],
  additionalParties: [],
  identifier: { scheme: "GB-COH", id: "1234567", legalName: "Bright Path Learning Ltd", uri: null },
  additionalIdentifiers: [
    { scheme: "GB-PPON", id: "PBPL-5678-EFGH", legalName: "Bright Path Learning Ltd" },
    { scheme: "GB-UKPRN", id: "10012345" },
    { scheme: "VAT", id: "123 4567 82" },
  ],
  roles: ["tenderer"],
  details: {},
  supplierInformationData: {
    form: { name: "Standard Questions", shareCode: "Ab12Cd34", isRequired: true },
    questions: [{ type: "MultipleChoice", name: "_Exclusion08", options }],
    answerSets: [
      {
        id: "1",
        sectionName: "Exclusions",
        answers: [{ questionName: "_Exclusion08", optionValue: [...optionValue] }],
      },
    ],
  },
});

/** The share of a firm that named two grounds. */
export const aShare = shareWith(["theft_fraud", "breach_of_contract"]);
