import { pow } from "./math";

/** What the compiler makes of a module; see compile/emit.ts. */
export type Factory = (exports: object, require: (specifier: string) => object, pow: (base: unknown, exponent: unknown) => number | bigint) => (() => void) | void;

interface Definition {
  readonly factory: Factory;
  readonly imports: Readonly<Record<string, string>>;
}

/** The student's modules as they were defined; evaluated anew for each test. */
export class Loader {
  private readonly definitions = new Map<string, Definition>();
  private readonly api: object;

  /** @param api what `@reconcile/api` is */
  constructor(api: object) {
    this.api = api;
  }

  define(id: string, factory: Factory, imports: Readonly<Record<string, string>>): void {
    if (typeof factory !== "function") throw new TypeError(`module "${id}" is no factory`);
    this.definitions.set(id, { factory, imports });
  }

  /** Paths of the student's files, as stack traces name them. */
  paths(): Set<string> {
    return new Set([...this.definitions.keys()].map((id) => `${id}.ts`));
  }

  /** Evaluates all modules. Throws whatever they throw. */
  evaluateAll(): void {
    const student = this.evaluate();
    for (const id of this.definitions.keys()) void student[id];
  }

  /** The modules, each evaluated when it is first asked for, with those it imports: most tests need few of them. */
  evaluate(): Record<string, object> {
    const evaluated = new Map<string, object>();
    const load = (id: string): object => {
      const known = evaluated.get(id);
      if (known) return known;
      const definition = this.definitions.get(id);
      const exports = {};
      // Before it is evaluated: modules that import each other see what is there so far.
      evaluated.set(id, exports);
      if (definition) {
        const { factory, imports } = definition;
        factory(exports, (specifier) => {
          const target = Object.hasOwn(imports, specifier) ? imports[specifier] : undefined;
          if (target === undefined) throw new Error(`"${String(specifier).slice(0, 100)}" cannot be imported.`);
          return target === "" ? this.api : load(target);
        }, pow);
      }
      return exports;
    };
    const student: Record<string, object> = {};
    for (const id of this.definitions.keys()) {
      let module: object | undefined;
      Object.defineProperty(student, id, { enumerable: true, get: () => (module ??= guarded(id, load(id))) });
    }
    return student;
  }
}

/** What a module does not export. */
export class MissingExport extends Error {}

/** The module as tests see it: asking for something that is not exported says so, instead of "undefined is not a constructor". */
function guarded(id: string, exports: object): object {
  return new Proxy(exports, {
    get(target, key) {
      if (typeof key === "string" && !(key in target)) throw new MissingExport(`${id}.ts does not export "${key}".`);
      return Reflect.get(target, key) as unknown;
    },
  });
}
