import { applyMergePatch, createMergePatch, deepEqual, mergeMergePatches } from "@/labs/api";
import { Fields } from "../fields";
import type { Adapter } from "../types";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

/** RFC 7386, and the patch that does what two do one after the other. */
export const jsonMergePatch: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  switch (fields.string("op")) {
    case "apply": {
      const target = fields.json("target");
      const result = applyMergePatch(target, fields.json("patch"));
      fields.equal(deepEqual(result, fields.json("result")), true, `${JSON.stringify(result)} as expected`);
      // The way back: a patch made of the two makes the one of the other, as long as there is no null to be set.
      if (isObject(target) && isObject(result) && !JSON.stringify(result).includes("null")) {
        fields.equal(deepEqual(applyMergePatch(target, createMergePatch(target, result)), result), true, "the result by a patch made for it");
      }
      break;
    }
    case "mergePatches": {
      const merged = mergeMergePatches(fields.json("p1"), fields.json("p2"));
      fields.equal(deepEqual(merged, fields.json("merged")), true, `${JSON.stringify(merged)} as expected`);
      break;
    }
    default: fields.unknown("op");
  }
  fields.finish();
};
