import type { Position, Stop } from "../report";
import type { Text } from "../text";

/** Ends a compilation. Carries what the report's `stop` will say. */
export class CompileError extends Error {
  readonly stop: Stop;

  /** `said` is a parser's own words, or ours in both languages. */
  constructor(said: string | Text, at?: Position) {
    super(typeof said === "string" ? said : said.en);
    this.stop = {
      code: "compile-error",
      message: this.message.slice(0, 500),
      ...(typeof said === "string" ? {} : { explanation: said }),
      ...(at ? { at } : {}),
    };
  }
}
