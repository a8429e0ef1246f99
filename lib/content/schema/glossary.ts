import { z } from "zod";
import { id, text } from "./text";

/** content/glossary.yaml */
export const glossarySchema = z.strictObject({
  terms: z
    .array(
      z.strictObject({
        id: id.describe("Stable id, used by `<Term id=\"…\">`."),
        term: text.describe("The term as it is written in each language."),
        definition: text.describe("One or two sentences, plain text."),
      }),
    )
    .describe("Entries, by id in alphabetical order."),
});
