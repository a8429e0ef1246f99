import { parseArgs } from "node:util";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { UsageError } from "./words";

export interface GradeArguments {
  readonly lab: string;
  /** Directories or files, as given. */
  readonly paths: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
  /** uint32. Left out, the lab's usual seed is taken. */
  readonly seed?: number;
  readonly lang?: Locale;
}

const options = {
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  seed: { type: "string" },
  lang: { type: "string" },
} as const;

/** @throws UsageError for an unknown option, a value of the wrong kind, or a lab or path that is not there */
export function readArguments(argv: readonly string[]): GradeArguments {
  // Not strict: its errors are English sentences; ours are codes.
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: false });
  for (const name of Object.keys(values)) {
    if (!(name in options)) throw new UsageError("unknownOption", { option: name.length === 1 ? `-${name}` : `--${name}` });
  }
  for (const flag of ["json", "help"] as const) {
    if (typeof values[flag] === "string") throw new UsageError("unknownOption", { option: `--${flag}=${values[flag]}` });
  }
  const seed = readSeed(values.seed);
  const lang = readLang(values.lang);
  const [lab = "", ...paths] = positionals;
  const help = values.help === true;
  if (!help && lab === "") throw new UsageError("noLab");
  if (!help && paths.length === 0) throw new UsageError("noFiles");
  return { lab, paths, json: values.json === true, help, ...(seed !== undefined && { seed }), ...(lang && { lang }) };
}

function readSeed(value: string | boolean | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seed = typeof value === "string" && /^\d{1,10}$/.test(value) ? Number(value) : NaN;
  if (!(seed <= 0xffffffff)) throw new UsageError("badValue", { option: "--seed", wanted: "$wantedSeed", value: value === true ? "" : String(value) });
  return seed;
}

function readLang(value: string | boolean | undefined): Locale | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "string" || !isLocale(value)) throw new UsageError("badValue", { option: "--lang", wanted: "$wantedLang", value: value === true ? "" : String(value) });
  return value;
}
