import { parseQuantity, Quantity, type QuantityFormat } from "@/labs/api";
import { Fields } from "../fields";
import type { Adapter } from "../types";

/** A decimal in plain notation ("0.000004") as a quantity that is written in `format`. */
function decimal(text: string, format: QuantityFormat = "DecimalSI"): Quantity {
  const [whole = "", fraction = ""] = text.split(".");
  return new Quantity(BigInt(whole + fraction), -fraction.length, format);
}

const negated = (text: string): string => (text.startsWith("-") ? text.slice(1) : `-${text}`);

/** A case holds with a sign in front as well, as upstream's tests have it; what has one already is not given another. */
const withSigns = (input: string): readonly (readonly [text: string, sign: 1 | -1])[] =>
  (/^[+-]/.test(input) ? [[input, 1]] : [[input, 1], [`+${input}`, 1], [`-${input}`, -1]]);

/** Calls of Quantity; `op` names which. */
export const quantity: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const op = fields.string("op");
  switch (op) {
    case "parse": {
      const input = fields.string("input");
      if (fields.has("error")) {
        fields.equal(fields.boolean("error"), true, "error");
        fields.failure(() => parseQuantity(input).toString(), "parse");
        break;
      }
      const format = fields.string("format") as QuantityFormat;
      const value = decimal(fields.string("value"));
      for (const [text, sign] of withSigns(input)) {
        const parsed = parseQuantity(text);
        fields.equal([text, parsed.cmp(sign < 0 ? value.neg() : value), parsed.format], [text, 0, format], "value and format");
      }
      break;
    }
    case "toString": {
      const value = decimal(fields.string("value"), fields.string("format") as QuantityFormat);
      const canonical = fields.string("canonical");
      fields.equal(value.toString(), canonical, "canonical");
      if (!value.isZero()) fields.equal(value.neg().toString(), negated(canonical), "canonical of the negated value");
      break;
    }
    case "parseThenString":
      fields.equal(parseQuantity(fields.string("input")).toString(), fields.string("canonical"), "canonical");
      break;
    case "roundUp": {
      const before = decimal(fields.string("input"));
      const after = before.roundUp(fields.number("scale"));
      fields.equal(after.cmp(decimal(fields.string("value"))), 0, "rounded value");
      fields.equal(after.equal(before), fields.boolean("exact"), "exact");
      break;
    }
    case "cmp": case "cmpStrings": {
      const read = op === "cmp" ? (text: string) => decimal(text) : parseQuantity;
      const [a, b, cmp] = [read(fields.string("a")), read(fields.string("b")), fields.number("cmp")];
      fields.equal([a.cmp(b), b.cmp(a)], [cmp, cmp === 0 ? 0 : -cmp], "cmp, both ways round");
      break;
    }
    case "add": case "sub": {
      const [a, b] = [decimal(fields.string("a")), decimal(fields.string("b"))];
      fields.equal(a[op](b).cmp(decimal(fields.string("result"))), 0, op);
      break;
    }
    case "neg":
      fields.equal(decimal(fields.string("a")).neg().cmp(decimal(fields.string("result"))), 0, op);
      break;
    case "mulInt64": {
      const product = decimal(fields.string("a")).mulInt64(BigInt(fields.json<number | string>("b")));
      fields.equal(product.cmp(decimal(fields.string("result"))), 0, op);
      fields.equal(product.fitsInt64(), fields.boolean("fitsInt64"), "fitsInt64");
      break;
    }
    case "scaledValue": {
      const scale = fields.number("toScale");
      const expected = BigInt(fields.json<number | string>("result"));
      const value = parseQuantity(fields.string("input"));
      fields.equal([value.asBigInt(scale), value.scaledValue(scale)].map(String), [expected, Number(expected)].map(String), op);
      break;
    }
    default: fields.unknown("op");
  }
  fields.finish();
};
