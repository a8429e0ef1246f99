import { expect, test } from "vitest";
import { curlyQuotes, curlyQuotesAroundCode } from "./curly-quotes";

test.each([
  ["a queue's front", "a queue’s front"],
  ['"ready" and (\'done\')', "“ready” and (‘done’)"],
  ["the workers' keys", "the workers’ keys"],
  ['"It\'s \'here\'," they said', "“It’s ‘here’,” they said"],
])("%s is set as %s", (typed, set) => expect(curlyQuotes(typed)).toBe(set));

test("code between backticks keeps its quotes", () => {
  expect(curlyQuotesAroundCode('`Add("a")` isn\'t "new"')).toBe('`Add("a")` isn’t “new”');
});
