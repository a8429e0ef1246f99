// The grammar of label selectors: apimachinery pkg/labels/selector.go, Lexer and Parser.
import type { LabelOperator } from "./label-selector";
import { isQualifiedName } from "./names";

interface Parsed {
  readonly key: string;
  readonly operator: LabelOperator;
  readonly values: readonly string[];
}

/** A symbol or a keyword is its own kind; everything else is a name; "" is the end. */
interface Token {
  readonly kind: string;
  readonly text: string;
}

const kinds = ["==", "!=", "=", "!", "(", ")", ",", ">", "<", "in", "notin"];

function scan(text: string): Token[] {
  const words = text.match(/==|!=|[=!(),><]|[^ \t\r\n=!(),><]+/g) ?? [];
  return [...words, ""].map((word) => ({ kind: word === "" || kinds.includes(word) ? word : "name", text: word }));
}

const binary: Readonly<Record<string, LabelOperator>> = { in: "in", notin: "notin", "=": "=", "==": "==", "!=": "!=", ">": "gt", "<": "lt" };

/** The requirements of a selector, in their order. Values are sorted, each once. Throws an Error that says what is wrong. */
export function parseRequirements(selector: string): Parsed[] {
  const tokens = scan(selector);
  let at = 0;
  /** The next token. Only where an operator may stand are `in` and `notin` keywords. */
  const peek = (keywords = false): Token => {
    const token = tokens[Math.min(at, tokens.length - 1)] as Token;
    return !keywords && (token.kind === "in" || token.kind === "notin") ? { kind: "name", text: token.text } : token;
  };
  const take = (keywords = false): Token => {
    const token = peek(keywords);
    at++;
    return token;
  };
  const fail = ({ text }: Token, expected: string): never => { throw new Error(`found '${text}', expected: ${expected}`); };

  const requirements: Parsed[] = [];
  for (;;) {
    const next = peek();
    if (next.kind === "") return requirements;
    if (next.kind !== "name" && next.kind !== "!") fail(next, "!, identifier, or 'end of string'");
    requirements.push(requirement());
    const after = take();
    if (after.kind === "") return requirements;
    if (after.kind !== ",") fail(after, "',' or 'end of string'");
    if (peek().kind !== "name" && peek().kind !== "!") fail(peek(), "identifier after ','");
  }

  function requirement(): Parsed {
    let first = take();
    const absent = first.kind === "!";
    if (absent) first = take();
    if (first.kind !== "name") fail(first, "identifier");
    const wrong = isQualifiedName(first.text);
    if (wrong.length > 0) throw new Error(`unable to parse requirement: Invalid value: ${JSON.stringify(first.text)}: ${wrong.join("; ")}`);
    // A "!" before a key that an operator follows is not understood: `!x=a`.
    if (absent) return { key: first.text, operator: "!", values: [] };
    if (peek().kind === "" || peek().kind === ",") return { key: first.text, operator: "exists", values: [] };
    const token = take(true);
    const operator = Object.hasOwn(binary, token.kind) ? binary[token.kind] : undefined;
    if (operator === undefined) return fail(token, "in, notin, =, ==, !=, gt, lt");
    return { key: first.text, operator, values: operator === "in" || operator === "notin" ? list() : [value()] };
  }

  /** One value. It may be empty: `x=`. */
  function value(): string {
    if (peek().kind === "" || peek().kind === ",") return "";
    const token = take();
    return token.kind === "name" ? token.text : fail(token, "identifier");
  }

  /** `(a,b)`. A value that is left out is the empty one: `()`, `(,a)`, `(a,,b)`. */
  function list(): string[] {
    const open = take();
    if (open.kind !== "(") fail(open, "'('");
    const values = new Set<string>();
    for (let name = false; ;) {
      const token = take();
      if (token.kind === "name") {
        if (name) fail(token, "',' or ')'");
        values.add(token.text);
        name = true;
      } else if (token.kind === "," || token.kind === ")") {
        if (!name) values.add("");
        name = false;
        if (token.kind === ")") return [...values].sort();
      } else {
        fail(token, "',', ')' or identifier");
      }
    }
  }
}
