import {
  compareKubeAwareVersionStrings, isConfigMapKey, isDNS1035Label, isDNS1123Label, isDNS1123Subdomain, isQualifiedName, isValidLabelValue, parseFieldSelector,
} from "@/labs/api";
import { splitTerm, splitTerms } from "@/labs/api/semantics/field-selector-terms";
import { Fields } from "../fields";
import type { Adapter } from "../types";

const names: Readonly<Record<string, (value: string) => string[]>> = {
  dns1123Label: isDNS1123Label, dns1123Subdomain: isDNS1123Subdomain, dns1035Label: isDNS1035Label, qualifiedName: isQualifiedName,
  labelValue: isValidLabelValue, configMapKey: isConfigMapKey,
};

/** Names, the order of versions, and field selectors. */
export const namesVersionsFields: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const op = fields.string("op");
  const check = names[op];
  if (check) {
    const wrong = check(fields.string("input"));
    fields.equal(wrong.length === 0, fields.boolean("valid"), `valid (${wrong.join("; ")})`);
  } else if (op === "kubeVersionGreater") {
    const [a, b] = [fields.string("a"), fields.string("b")];
    fields.equal([compareKubeAwareVersionStrings(a, b) > 0, compareKubeAwareVersionStrings(b, a) > 0], a === b ? [false, false] : [fields.boolean("greater"), !fields.boolean("greater")], "greater, both ways round");
  } else if (op === "fieldSplitTerms") {
    fields.equal(splitTerms(fields.string("input")), fields.json<string[]>("terms"), "terms");
  } else if (op === "fieldSplitTerm") {
    const { field, operator, value } = splitTerm(fields.string("input")) ?? {};
    fields.equal([field !== undefined, field ?? "", operator ?? "", value ?? ""], [fields.boolean("ok"), fields.string("lhs"), fields.string("operator"), fields.string("rhs")], "parts");
  } else if (op === "fieldParse") {
    const text = fields.string("input");
    if (fields.boolean("valid")) parseFieldSelector(text);
    else fields.failure(() => parseFieldSelector(text).toString(), "parse");
  } else {
    fields.unknown("op");
  }
  fields.finish();
};
