import { applyJSONPatch, deepEqual, type JSONPatchOperation } from "@/labs/api";
import type { Json } from "@/lib/sim/capabilities";
import { Fields } from "../fields";
import type { Adapter } from "../types";

/** RFC 6902. `evanphxV5Default` says what a library does that is not strict; ours is. */
export const jsonPatch: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const document = fields.json("doc");
  const before = JSON.stringify(document);
  const apply = (): Json => applyJSONPatch(document, fields.json<JSONPatchOperation[]>("patch"));
  if (fields.has("error")) {
    fields.failure(apply, `the patched document (${fields.string("error")})`);
  } else {
    const result = apply();
    if (fields.has("expected")) fields.equal(deepEqual(result, fields.json("expected")), true, `${JSON.stringify(result)} as expected`);
  }
  fields.equal(JSON.stringify(document), before, "the document that was handed over");
  if (fields.has("file")) fields.string("file");
  if (fields.has("evanphxV5Default")) fields.string("evanphxV5Default");
  fields.finish();
};
