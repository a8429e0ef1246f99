import { InvalidFieldsError, newRequirement, parseLabelSelector, Requirement, Selector, type LabelOperator } from "@/labs/api";
import { Fields } from "../fields";
import type { Adapter } from "../types";

/** The structured requirements of a case, as they stand there. */
const requirementsOf = (fields: Fields): Requirement[] => fields.list("requirements").map((one) => {
  const requirement = new Requirement(one.string("key"), one.string("operator") as LabelOperator, one.json<string[]>("values"));
  one.finish();
  return requirement;
});

const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** Label selectors: the grammar, what matches, how they are written. */
export const labelSelector: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  switch (fields.string("op")) {
    case "parse": {
      const text = fields.string("selector");
      if (!fields.boolean("valid")) {
        fields.failure(() => parseLabelSelector(text).toString(), "parse");
        break;
      }
      const parsed = parseLabelSelector(text);
      if (fields.has("string")) fields.equal(parsed.toString(), fields.string("string"), "string");
      if (fields.has("requirements")) {
        const plain = ({ key, operator, values }: Requirement) => ({ key, operator, values: [...values] });
        fields.equal(parsed.requirements.map(plain), requirementsOf(fields).sort(byKey).map(plain), "requirements");
      }
      break;
    }
    case "match":
      fields.equal(parseLabelSelector(fields.string("selector")).matches(fields.json("labels")), fields.boolean("match"), "match");
      break;
    case "matchRequirements":
      fields.equal(new Selector(requirementsOf(fields)).matches(fields.json("labels")), fields.boolean("match"), "match");
      break;
    case "newRequirement": {
      const make = () => newRequirement(fields.string("key"), fields.string("operator") as LabelOperator, fields.json<string[]>("values"));
      if (fields.boolean("valid")) {
        make();
        break;
      }
      const error = fields.failure(make, "newRequirement");
      if (!(error instanceof InvalidFieldsError)) throw error;
      const expected = fields.object("error");
      const [first] = error.errors;
      fields.equal([first?.type, first?.field], [expected.string("type"), expected.string("field")], "type and field of the error");
      expected.finish();
      break;
    }
    case "toString":
      fields.equal(new Selector(requirementsOf(fields)).toString(), fields.string("string"), "string");
      break;
    default: fields.unknown("op");
  }
  fields.finish();
};
