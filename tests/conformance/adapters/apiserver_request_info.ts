import { requestInfoOf } from "@/labs/handler-chain/solution/request_info";
import { Fields } from "../fields";
import type { Adapter } from "../types";

/** What method and path of a request mean. */
export const apiserverRequestInfo: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const op = fields.string("op");
  const info = requestInfoOf({ method: fields.has("method") ? fields.string("method") : "GET", url: fields.string("url"), headers: {} });
  switch (op) {
    case "api":
      // Upstream's table says "api" for "/apis/…" as well: its test never looks at that column.
      if (fields.string("apiPrefix") !== info.apiPrefix) fields.equal(info.apiGroup === "", false, "a group in the path");
      for (const field of ["verb", "apiGroup", "apiVersion", "namespace", "resource", "subresource", "name"] as const) fields.equal(info[field], fields.string(field), field);
      fields.equal(info.parts, fields.json("parts"), "parts");
      break;
    case "notResource":
      fields.equal(info.isResourceRequest, false, "isResourceRequest");
      break;
    case "isResourceRequest":
      fields.equal(info.isResourceRequest, fields.boolean("expected"), "isResourceRequest");
      break;
    case "selector":
      for (const field of ["verb", "fieldSelector", "labelSelector"] as const) fields.equal(info[field], fields.string(field), field);
      fields.equal(info.name, fields.string("name_"), "name");
      break;
    default: fields.unknown("op");
  }
  fields.finish();
};
