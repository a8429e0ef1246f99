/** A command of upstream's environment: `name 1 2 key=value other=(1,2,3)`. */
export interface Command {
  readonly name: string;
  /** The words without `=`: ids of nodes, mostly. */
  readonly ids: readonly string[];
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** Fails if there are other options: they would have been passed over. */
  allow(...known: readonly string[]): void;
}

export function readCommand(text: string): Command {
  const [name = "", ...words] = text.trim().split(/ +(?![^(]*\))/);
  const ids = words.filter((word) => !word.includes("="));
  const options = new Map(words.filter((word) => word.includes("=")).map((word) => {
    const [key = "", value = ""] = word.split("=");
    return [key, value.replace(/^\((.*)\)$/, "$1").split(/[, ]+/).filter((part) => part !== "")];
  }));
  return {
    name, ids, options,
    allow: (...known) => {
      const unknown = [...options.keys()].filter((key) => !known.includes(key));
      if (unknown.length > 0) throw new Error(`${name} has options that the adapter does not know: ${unknown.join(", ")}`);
    },
  };
}
