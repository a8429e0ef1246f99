import type { Json } from "../capabilities";

/**
 * JSON data as 32-bit words. Two bits say what a word is: a small integer, a text (by its number), an object (by the number of its shape;
 * a word or more for each value follows), or one of these marks. What a trace keeps must not be many small objects, nor long arrays of
 * anything that a garbage collector has to look at: typed arrays it leaves alone.
 */
const Kind = { integer: 0, text: 1, mark: 2, shape: 3 } as const;
const Mark = { null: 2, false: 6, true: 10, /** Its length and its items follow. */ list: 14, /** Two words follow: the halves of a 64-bit float. */ float: 18 } as const;

const bits = new Float64Array(1);
const halves = new Int32Array(bits.buffer);
const [lower, upper] = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? [0, 1] : [1, 0];

/** The names of an object's properties in their order: a node in the tree of all such lists that were met. */
class Shape {
  readonly number: number;
  readonly parent: Shape | undefined;
  /** The last of its names, and the number of that text. */
  readonly key: string;
  readonly text: number;
  /** Where the name that came after this one last time led; most objects are like those before them. */
  nextKey: string | undefined;
  next: Shape | undefined;
  /** The text that the last property held last time, and its word. */
  value: string | undefined;
  word = 0;
  children: Map<string, Shape> | undefined;

  constructor(number: number, parent: Shape | undefined, key: string, text: number) {
    this.number = number;
    this.parent = parent;
    this.key = key;
    this.text = text;
  }
}

/** Texts and shapes of one trace, numbered as they are met: the same in every engine. */
export class Vocabulary {
  readonly texts: string[] = [];
  readonly shapes: Shape[] = [new Shape(0, undefined, "", -1)];
  private readonly numbers = new Map<string, number>();

  /**
   * Writes a value at `at` and returns the new end. It must be plain JSON data, as copyJson makes it. If the end lies beyond the array, the value
   * has not been written and has to be written once more, into a larger one: a typed array ignores what lies outside.
   */
  write(words: Int32Array, at: number, value: Json | undefined): number {
    if (typeof value !== "object" || value === null) {
      const root = this.shapes[0] as Shape;
      if (typeof value !== "string" || value !== root.value) return this.writePlain(words, at, value, root);
      words[at] = root.word;
      return at + 1;
    }
    let end = at + 1;
    if (isList(value)) {
      words[at] = Mark.list;
      words[end++] = value.length;
      for (let i = 0; i < value.length; i++) end = this.write(words, end, value[i]);
      return end;
    }
    let shape = this.shapes[0] as Shape;
    for (const key in value) {
      shape = key === shape.nextKey ? (shape.next as Shape) : this.child(shape, key);
      const item = value[key];
      // The two commonest cases once more, without a call.
      if (typeof item === "number" && (item << 2) >> 2 === item) words[end++] = item << 2;
      else if (typeof item === "string" && item === shape.value) words[end++] = shape.word;
      else if (typeof item === "object" && item !== null) end = this.write(words, end, item);
      else end = this.writePlain(words, end, item, shape);
    }
    words[at] = (shape.number << 2) | Kind.shape;
    return end;
  }

  /** The value whose words begin at a place, made anew. */
  read(words: Int32Array, start: number): Json {
    let at = start;
    const next = (): Json => {
      const word = words[at++] as number;
      switch (word & 3) {
        case Kind.integer: return word >> 2;
        case Kind.text: return this.texts[word >>> 2] as string;
        case Kind.shape: {
          const entries: [string, Json][] = this.keys(word >>> 2).map((key) => [key, next()]);
          return Object.fromEntries(entries);
        }
        default:
      }
      if (word === Mark.list) return Array.from({ length: words[at++] as number }, next);
      if (word !== Mark.float) return word === Mark.null ? null : word === Mark.true;
      halves[lower] = words[at++] as number;
      halves[upper] = words[at++] as number;
      return bits[0] as number;
    };
    return next();
  }

  private writePlain(words: Int32Array, at: number, value: string | number | boolean | null | undefined, shape: Shape): number {
    if (typeof value === "string") {
      const word = (this.number(value) << 2) | Kind.text;
      words[at] = word;
      shape.value = value;
      shape.word = word;
    } else if (typeof value !== "number") {
      words[at] = value === true ? Mark.true : value === false ? Mark.false : Mark.null;
    } else if ((value << 2) >> 2 === value) {
      words[at] = value << 2;
    } else {
      words[at] = Mark.float;
      bits[0] = value;
      words[at + 1] = halves[lower] as number;
      words[at + 2] = halves[upper] as number;
      return at + 3;
    }
    return at + 1;
  }

  private number(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.texts.length;
      this.texts.push(text);
      this.numbers.set(text, number);
    }
    return number;
  }

  private child(shape: Shape, key: string): Shape {
    const children = (shape.children ??= new Map());
    let child = children.get(key);
    if (child === undefined) {
      child = new Shape(this.shapes.length, shape, key, this.number(key));
      this.shapes.push(child);
      children.set(key, child);
    }
    shape.nextKey = key;
    shape.next = child;
    return child;
  }

  private keys(number: number): string[] {
    const keys: string[] = [];
    for (let shape = this.shapes[number] as Shape; shape.parent !== undefined; shape = shape.parent) keys.push(shape.key);
    return keys.reverse();
  }
}

function isList(value: readonly Json[] | { readonly [key: string]: Json | undefined }): value is readonly Json[] {
  return Array.isArray(value);
}
