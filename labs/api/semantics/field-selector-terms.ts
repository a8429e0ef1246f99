// The grammar of field selectors: apimachinery pkg/fields/selector.go.

/** The terms of a selector: parts between commas that no backslash escapes. */
export function splitTerms(selector: string): string[] {
  if (selector === "") return [];
  const terms: string[] = [];
  let start = 0;
  for (let at = 0; at < selector.length; at++) {
    if (selector[at] === "\\") at++;
    else if (selector[at] === ",") {
      terms.push(selector.slice(start, at));
      start = at + 1;
    }
  }
  return [...terms, selector.slice(start)];
}

/** A term's field, operator and value, the value as it is written; undefined for a term without operator. */
export function splitTerm(term: string): { field: string; operator: "=" | "==" | "!="; value: string } | undefined {
  const found = /!=|==|=/.exec(term);
  if (!found) return undefined;
  const operator = found[0] as "=" | "==" | "!=";
  return { field: term.slice(0, found.index), operator, value: term.slice(found.index + operator.length) };
}

/** The value behind its escapes: a backslash stands before a backslash, a comma or an equals sign. Throws an Error for any other use. */
export function unescapeValue(value: string): string {
  let result = "";
  for (let at = 0; at < value.length; at++) {
    const character = value[at] as string;
    if (character === "\\") {
      const next = value[++at] ?? "";
      if (!["\\", ",", "="].includes(next)) throw new Error(`invalid field selector: invalid escape sequence: \\${next}`);
      result += next;
    } else {
      if (character === "," || character === "=") throw new Error(`invalid field selector: unescaped character in value: ${character}`);
      result += character;
    }
  }
  return result;
}

export function escapeValue(value: string): string {
  return value.replace(/[\\,=]/g, "\\$&");
}
