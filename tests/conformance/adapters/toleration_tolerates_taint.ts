import { tolerationToleratesTaint, type Taint, type Toleration } from "@/labs/api";
import { Fields } from "../fields";
import type { Adapter } from "../types";

/** One toleration, one taint. That upstream also logs an error (`expectError`) goes with "not tolerated". */
export const tolerationToleratesTaintCases: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const comparisons = fields.has("enableTaintTolerationComparisonOperatorsFG") && fields.boolean("enableTaintTolerationComparisonOperatorsFG");
  const tolerated = tolerationToleratesTaint(fields.json<Toleration>("toleration"), fields.json<Taint>("taint"), comparisons);
  fields.equal(tolerated, fields.boolean("tolerated"), "tolerated");
  if (fields.has("expectError") && fields.boolean("expectError")) fields.equal(tolerated, false, "tolerated with an error");
  fields.finish();
};
