import { deepStrictEqual } from "node:assert";
import type { Json } from "@/lib/sim/capabilities";

/** Fields for people; whatever they say changes nothing. */
const remarks = ["name", "description", "comment", "note"];

/** One object of a case, read strictly: a field that is missing, of another type, or never read is an error. */
export class Fields {
  readonly #fields: Readonly<Record<string, Json | undefined>>;
  readonly #what: string;
  readonly #unread: Set<string>;

  constructor(value: Json | undefined, what: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error(`${what} is not an object`);
    this.#fields = value as Readonly<Record<string, Json | undefined>>;
    this.#what = what;
    this.#unread = new Set(Object.keys(value).filter((name) => !remarks.includes(name)));
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined;
  }

  string(name: string): string {
    return this.#read(name, "string") as string;
  }

  number(name: string): number {
    return this.#read(name, "number") as number;
  }

  boolean(name: string): boolean {
    return this.#read(name, "boolean") as boolean;
  }

  /** Whatever stands there, such as a manifest. What it is about says the caller: it goes to code that reads only what it knows. */
  json<T = Json>(name: string): T {
    return this.#read(name) as T;
  }

  object(name: string): Fields {
    return new Fields(this.#read(name), `${this.#what}.${name}`);
  }

  /** Any value, to be compared as it is. */
  value(name: string): Json {
    return this.#read(name);
  }

  /** An object whose values are all of one type, as a map. */
  record(name: string, type: "number"): Map<string, number>;
  record(name: string, type: "boolean"): Map<string, boolean>;
  record(name: string, type: "number" | "boolean"): Map<string, never> {
    const entries = Object.entries(this.#read(name, "object") as Readonly<Record<string, Json>>);
    const odd = entries.find(([, value]) => typeof value !== type);
    if (odd !== undefined) throw new Error(`${this.#what}.${name}.${odd[0]} is ${JSON.stringify(odd[1])}, not a ${type}`);
    return new Map(entries) as Map<string, never>;
  }

  /** A list of numbers. */
  numbers(name: string): number[] {
    const value = this.#read(name);
    if (!Array.isArray(value) || value.some((element: Json) => typeof element !== "number")) throw new Error(`${this.#what}.${name} is not a list of numbers`);
    return value as number[];
  }

  /** A list of texts. */
  strings(name: string): string[] {
    const value = this.#read(name);
    if (!Array.isArray(value) || value.some((element: Json) => typeof element !== "string")) throw new Error(`${this.#what}.${name} is not a list of texts`);
    return value as string[];
  }

  /** The objects of a list. */
  list(name: string): Fields[] {
    const value = this.#read(name);
    if (!Array.isArray(value)) throw new Error(`${this.#what}.${name} is not a list`);
    return value.map((element: Json, i) => new Fields(element, `${this.#what}.${name}[${i}]`));
  }

  /** What `run` throws; an error if it throws nothing. */
  failure(run: () => unknown, what: string): Error {
    let result: unknown;
    try {
      result = run();
    } catch (error) {
      if (error instanceof Error) return error;
      throw new Error(`${this.#what}: ${what} throws ${String(error)}, which is no Error`);
    }
    throw new Error(`${this.#what}: ${what} is ${JSON.stringify(result)}, expected an error`);
  }

  /** Fails for an operation that the adapter does not know. */
  unknown(name: string): never {
    throw new Error(`${this.#what} has the unknown ${name} ${JSON.stringify(this.#fields[name])}`);
  }

  /** Call it when all is done: whatever was not looked at was not tested. */
  finish(): void {
    if (this.#unread.size > 0) throw new Error(`${this.#what} has fields that the adapter does not know: ${[...this.#unread].join(", ")}`);
  }

  equal(actual: unknown, expected: unknown, what: string): void {
    try {
      deepStrictEqual(actual, expected);
    } catch {
      throw new Error(`${this.#what}: ${what} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
    }
  }

  #read(name: string, type?: string): Json {
    const value = this.#fields[name];
    this.#unread.delete(name);
    if (value === undefined) throw new Error(`${this.#what} lacks ${name}`);
    if (type !== undefined && typeof value !== type) throw new Error(`${this.#what}.${name} is ${JSON.stringify(value)}, not a ${type}`);
    return value;
  }
}
