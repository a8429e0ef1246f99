import type { QuantityFormat } from "./quantity";

const binary: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
const decimal: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, "": 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/** Upstream has no bound; without one a text of ten letters would make a number of a billion digits. */
const maxExponent = 4096;

const shape = /^([+-]?)(\d*)(?:\.(\d*))?((?:[eEinumkKMGTP]+[-+]?\d*|[-+]\d*)?)$/;

/** The parts of a quantity's text. As upstream has it, a text without digits is zero. */
export function parseNumber(text: string): { negative: boolean; digits: string; fraction: string; base: 2 | 10; exponent: number; format: QuantityFormat } {
  const found = text === "" ? null : shape.exec(text);
  if (!found) throw new Error("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
  const [, sign, digits = "", fraction = "", suffix = ""] = found;
  return { negative: sign === "-", digits: digits === "" ? "0" : digits, fraction, ...interpret(suffix) };
}

function interpret(suffix: string): { base: 2 | 10; exponent: number; format: QuantityFormat } {
  if (Object.hasOwn(decimal, suffix)) return { base: 10, exponent: decimal[suffix] as number, format: "DecimalSI" };
  if (Object.hasOwn(binary, suffix)) return { base: 2, exponent: binary[suffix] as number, format: "BinarySI" };
  const exponent = /^[eE][+-]?\d+$/.test(suffix) ? Number(suffix.slice(1)) : NaN;
  if (!(Math.abs(exponent) <= maxExponent)) throw new Error("unable to parse quantity's suffix");
  return { base: 10, exponent, format: "DecimalExponent" };
}

/** The suffix that stands for `base`^`exponent`. */
export function suffixOf(base: 2 | 10, exponent: number, format: QuantityFormat): string {
  if (format === "DecimalExponent") return exponent === 0 ? "" : `e${exponent}`;
  const table = base === 2 ? binary : decimal;
  return Object.keys(table).find((suffix) => table[suffix] === exponent) ?? "";
}
