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
  /** The shapes that were met first with one name more, since most objects are like those before them; the others by name. */
  first: Shape | undefined;
  second: Shape | undefined;
  others: Map<string, Shape> | undefined;
  /** Two texts that the last property held, and their words: at first the empty text, which is number 0. */
  value = "";
  word: number = Kind.text;
  otherValue = "";
  otherWord: number = Kind.text;

  constructor(number: number, parent: Shape | undefined, key: string, text: number) {
    this.number = number;
    this.parent = parent;
    this.key = key;
    this.text = text;
  }
}

/** Texts and shapes of one trace, numbered as they are met: the same in every engine. */
export class Vocabulary {
  readonly texts: string[] = [""];
  /** The shape of an object without properties, from which all others descend. */
  private readonly root = new Shape(0, undefined, "", -1);
  readonly shapes: Shape[] = [this.root];
  private readonly numbers = new Map<string, number>([["", 0]]);

  /**
   * Writes a value at `at` and returns the new end. It must be plain JSON data, as copyJson makes it. If the end lies beyond the array, the value
   * has not been written and has to be written once more, into a larger one: a typed array ignores what lies outside.
   */
  write(words: Int32Array, at: number, value: Json | undefined): number {
    const { root } = this;
    if (typeof value === "string") {
      words[at] = value === root.value ? root.word : this.text(root, value);
      return at + 1;
    }
    if (typeof value !== "object" || value === null) return this.writePlain(words, at, value);
    let end = at + 1;
    if (isList(value)) {
      words[at] = Mark.list;
      words[end++] = value.length;
      for (let i = 0; i < value.length; i++) end = this.write(words, end, value[i]);
      return end;
    }
    let shape = root;
    for (const key in value) {
      const next = shape.first;
      shape = next !== undefined && next.key === key ? next : this.child(shape, key);
      const item = value[key];
      // The two commonest cases once more, without a call.
      if (typeof item === "number" && (item << 2) >> 2 === item) words[end++] = item << 2;
      else if (typeof item === "string") words[end++] = item === shape.value ? shape.word : this.text(shape, item);
      else if (typeof item === "object" && item !== null) end = this.write(words, end, item);
      else end = this.writePlain(words, end, item);
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

  private writePlain(words: Int32Array, at: number, value: number | boolean | null | undefined): number {
    if (typeof value !== "number") {
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

  /** The word of a text that a shape's last property holds, if it is not the one at hand. */
  private text(shape: Shape, text: string): number {
    if (text === shape.otherValue) return shape.otherWord;
    // The one that was met last comes second, so that two that take turns stay.
    shape.otherValue = shape.value;
    shape.otherWord = shape.word;
    shape.value = text;
    shape.word = (this.number(text) << 2) | Kind.text;
    return shape.word;
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

  /** The shape with one name more, if it is not the one that was met first. */
  private child(shape: Shape, key: string): Shape {
    const { second } = shape;
    if (second !== undefined && second.key === key) return second;
    const known = shape.others?.get(key);
    if (known !== undefined) return known;
    const child = new Shape(this.shapes.length, shape, key, this.number(key));
    this.shapes.push(child);
    if (shape.first === undefined) shape.first = child;
    else if (second === undefined) shape.second = child;
    else (shape.others ??= new Map()).set(key, child);
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
