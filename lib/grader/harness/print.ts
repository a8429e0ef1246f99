/** How a value is put into text. */
interface Style {
  /** Class names in front of objects; left out where only structure counts. */
  readonly names: boolean;
  /** Several lines, one entry a line; else all on one. */
  readonly lines: boolean;
  readonly depth: number;
  readonly characters: number;
  /** How a function or symbol reads; for comparisons it has to say which one it is. */
  readonly identity: (value: object | symbol) => string;
}

const named = (value: object | symbol): string => {
  if (typeof value === "symbol") return String(value);
  const name = own(value, "name");
  return typeof name === "string" && name !== "" ? `[function ${name}]` : "[function]";
};

/** Most characters of a printed value: its style bounds what is said, not the lines and the spaces before them. */
const printed = 20_000;

/** For people: several lines, clipped. Never throws, whatever the value is. */
export function print(value: unknown): string {
  const text = new Printer({ names: true, lines: true, depth: 8, characters: 4_000, identity: named }).text(value);
  return text.length > printed ? `${text.slice(0, printed)}\n…` : text;
}

/** For a log: one line, clipped; strings as they are. */
export function printInline(value: unknown): string {
  if (typeof value === "string") return value.slice(0, 2_000);
  return new Printer({ names: true, lines: false, depth: 4, characters: 2_000, identity: named }).text(value);
}

/**
 * Whether two values have the same structure: own enumerable keys in any order, Map and Set entries in any order, lists in
 * order, numbers as Object.is has it; functions and symbols are equal to themselves only. Each value is read once.
 * @returns undefined if a value is too large to say.
 */
export function equal(a: unknown, b: unknown): boolean | undefined {
  if (Object.is(a, b) || isScalar(a) || isScalar(b)) return Object.is(a, b);
  // Read here once and for all: a proxy that is read again knows how far its first answer was right.
  [a, b] = [listed(a), listed(b)];
  if (sameLists(a, b)) return true;
  const seen: (object | symbol)[] = [];
  const identity = (value: object | symbol) => {
    if (!seen.includes(value)) seen.push(value);
    return `#${seen.indexOf(value)}`;
  };
  const style: Style = { names: false, lines: false, depth: 200, characters: 400_000, identity };
  const [left, right] = [new Printer(style), new Printer(style)];
  const same = left.text(a) === right.text(b);
  // Two texts that could not be made are alike: whoever uses up all memory while the first is made must not make them equal.
  if (left.unreadable || right.unreadable) return false;
  return left.clipped || right.clipped ? undefined : same;
}

/** Lists compared at a glance, at most: beyond it the printers decide, which are bounded as a whole. */
const glance = 20_000;
const listDepth = 20;

/** A copy of a list and of the lists in it, down to the depth and size that are compared at a glance; anything else as it is. */
function listed(value: unknown): unknown {
  let left = glance;
  const copy = (one: unknown, depth: number): unknown => {
    if (!Array.isArray(one) || depth > listDepth) return one;
    const { length } = one;
    if ((left -= length + 1) < 0) return one;
    const list: unknown[] = [];
    list.length = length;
    for (let i = 0; i < length; i++) if (i in one) list[i] = copy(one[i], depth + 1);
    return list;
  };
  try {
    return copy(value, 0);
  } catch {
    return value;
  }
}

/**
 * Whether two values are equal lists of plain values, or of such lists: most of what tests compare, and a quarter of a grade's time
 * when it was printed. False says nothing.
 */
function sameLists(a: unknown, b: unknown): boolean {
  let left = glance;
  const same = (one: unknown, other: unknown, depth: number): boolean => {
    if (!Array.isArray(one) || !Array.isArray(other) || depth > listDepth) return false;
    const { length } = one;
    if (other.length !== length || (left -= length + 1) < 0) return false;
    for (let i = 0; i < length; i++) {
      const item: unknown = one[i];
      // A hole reads as undefined, and is not equal to it.
      if (item === undefined) return false;
      const counterpart: unknown = other[i];
      if (!Object.is(item, counterpart) && !same(item, counterpart, depth + 1)) return false;
    }
    return true;
  };
  try {
    return same(a, b, 0);
  } catch {
    // A proxy may throw at any touch.
    return false;
  }
}

const isScalar = (value: unknown): boolean => (typeof value !== "object" && typeof value !== "function") || value === null;

/** An own property's value; undefined if it is none or reading it throws. */
function own(value: object, key: PropertyKey): unknown {
  try {
    return Reflect.getOwnPropertyDescriptor(value, key)?.value;
  } catch {
    return undefined;
  }
}

class Printer {
  clipped = false;
  /** Some of the value could not be read, or there was no memory for its text. */
  unreadable = false;
  private spent = 0;
  private readonly path: object[] = [];
  private readonly style: Style;

  constructor(style: Style) {
    this.style = style;
  }

  text(value: unknown): string {
    try {
      return this.value(value);
    } catch {
      // A proxy may throw at any touch. What it throws is of no interest.
      this.unreadable = true;
      return "[unreadable]";
    }
  }

  private value(value: unknown): string {
    switch (typeof value) {
      case "string": return this.spend(JSON.stringify(this.clip(value)));
      case "number": return this.spend(Object.is(value, -0) ? "-0" : String(value));
      case "bigint": return this.spend(`${value}n`);
      case "symbol": return this.spend(this.style.identity(value));
      case "function": return this.spend(this.style.identity(value));
      case "object": return value === null ? this.spend("null") : this.object(value);
      default: return this.spend(String(value));
    }
  }

  private clip(text: string): string {
    const room = this.style.characters - this.spent;
    if (text.length <= room) return text;
    this.clipped = true;
    return `${text.slice(0, Math.max(0, room))}…`;
  }

  private spend(text: string): string {
    this.spent += text.length;
    return text;
  }

  private object(value: object): string {
    const back = this.path.lastIndexOf(value);
    if (back >= 0) return this.spend(`[circular ^${this.path.length - back}]`);
    if (this.path.length >= this.style.depth || this.spent >= this.style.characters) {
      this.clipped = true;
      return this.spend("…");
    }
    this.path.push(value);
    try {
      return this.contents(value);
    } finally {
      this.path.pop();
    }
  }

  private contents(value: object): string {
    if (Array.isArray(value)) return this.bracket(this.name(value, "Array"), "[", this.items(value), "]");
    const entries = mapEntries(value);
    if (entries) return this.bracket(this.name(value, ""), "{", this.unordered(entries.map(([key, item]) => () => `${this.text(key)} => ${this.text(item)}`)), "}", "Map");
    const members = setMembers(value);
    if (members) return this.bracket(this.name(value, ""), "{", this.unordered(members.map((item) => () => this.text(item))), "}", "Set");
    const scalar = boxed(value);
    if (scalar !== undefined) return this.spend(scalar);
    if (value instanceof Error) return this.spend(this.clip(`[${describe(value)}]`));
    return this.bracket(this.name(value, "Object"), "{", this.properties(value), "}");
  }

  /** The class's name with a space, unless it is the plain one. */
  private name(value: object, plain: string): string {
    if (!this.style.names) return "";
    const prototype = Reflect.getPrototypeOf(value);
    if (prototype === null) return plain === "Object" ? "[no prototype] " : "";
    const constructor = own(prototype, "constructor");
    const name = typeof constructor === "function" ? own(constructor, "name") : undefined;
    return typeof name === "string" && name !== plain && name !== "" && plain !== "" ? `${name.slice(0, 100)} ` : "";
  }

  private items(list: readonly unknown[]): string[] {
    const out: string[] = [];
    for (let i = 0; i < list.length && !this.full(out, list.length - i); i++) out.push(i in list ? this.text(list[i]) : "[empty]");
    return out;
  }

  private properties(value: object): string[] {
    const out: string[] = [];
    const symbols = Object.getOwnPropertySymbols(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));
    const all = [...Object.keys(value).sort(), ...symbols];
    for (let i = 0; i < all.length && !this.full(out, all.length - i); i++) {
      const key = all[i] as string | symbol;
      const label = typeof key === "symbol" ? `[${this.style.identity(key)}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(this.clip(key));
      out.push(this.spend(`${label}: `) + this.text(read(value, key)));
    }
    return out;
  }

  /** Entries sorted by their text, so that the order of insertion does not show. */
  private unordered(entries: (() => string)[]): string[] {
    const out: string[] = [];
    for (let i = 0; i < entries.length && !this.full(out, entries.length - i); i++) out.push((entries[i] as () => string)());
    return out.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  }

  private full(out: string[], left: number): boolean {
    if (this.spent < this.style.characters) return false;
    this.clipped = true;
    out.push(`… ${left} more`);
    return true;
  }

  private bracket(name: string, open: string, entries: string[], close: string, kind = ""): string {
    const head = kind ? `${kind} ${open}` : name + open;
    if (entries.length === 0) return head + close;
    const inline = entries.join(", ");
    const short = inline.length <= 60 && !inline.includes("\n");
    if (!this.style.lines || (short && open === "[")) return open === "[" ? head + inline + close : `${head} ${inline} ${close}`;
    return `${head}\n${entries.map((entry) => `  ${entry.replaceAll("\n", "\n  ")},`).join("\n")}\n${close}`;
  }
}

function read(value: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(value, key) as unknown;
  } catch (error) {
    return `[threw ${describe(error)}]`;
  }
}

// `instanceof` first: what these methods throw for anything else is dear, and most values are something else.
function mapEntries(value: object): [unknown, unknown][] | undefined {
  if (!(value instanceof Map)) return undefined;
  try {
    const out: [unknown, unknown][] = [];
    Map.prototype.forEach.call(value, (item, key) => { out.push([key, item]); });
    return out;
  } catch (error) {
    return noneOfItsKind(error);
  }
}

/** What a built-in's method throws for an object that only inherits from it; anything else, such as a lack of memory, goes on. */
function noneOfItsKind(error: unknown): undefined {
  if (error instanceof TypeError) return undefined;
  throw error;
}

function setMembers(value: object): unknown[] | undefined {
  if (!(value instanceof Set)) return undefined;
  try {
    const out: unknown[] = [];
    Set.prototype.forEach.call(value, (item) => { out.push(item); });
    return out;
  } catch (error) {
    return noneOfItsKind(error);
  }
}

/** Dates and regular expressions, which have no properties of their own to show. */
function boxed(value: object): string | undefined {
  if (value instanceof Date) {
    const time = Date.prototype.getTime.call(value);
    return time !== time ? "[invalid Date]" : `[Date ${new Date(time).toISOString()}]`;
  }
  if (value instanceof RegExp) return String(RegExp.prototype.toString.call(value));
  if (value instanceof Promise) return "[Promise]";
  return undefined;
}

/** A thrown value in one line. Never throws. */
export function describe(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return printInline(thrown);
    const name = text(thrown.name) || "Error";
    const message = text(thrown.message);
    if (/stack (size )?(exceeded|overflow)|too much recursion/i.test(message)) return "RangeError: stack overflow (a function calls itself without end)";
    return message ? `${name}: ${message}` : name;
  } catch {
    return "[unreadable]";
  }
}

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 2_000) : "");
