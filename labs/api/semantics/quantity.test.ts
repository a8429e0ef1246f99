import { describe, expect, test } from "vitest";
import { newMilliQuantity, newQuantity, parseQuantity, Quantity } from "./quantity";

const canonical = (text: string): string => parseQuantity(text).toString();

describe("reading", () => {
  test.each([
    ["250m", "250m"], ["2.75", "2750m"], ["0.5Gi", "512Mi"], ["64Mi", "64Mi"], ["65536Ki", "64Mi"], ["3e5", "300e3"], ["7E", "7E"], ["7Ei", "7Ei"],
    ["+3", "3"], ["-3k", "-3k"], ["000120", "120"], ["1536Ki", "1536Ki"], ["1500Ki", "1500Ki"], ["2000000", "2M"], ["0Mi", "0"], ["12e-1", "1200e-3"],
  ])("%s is written %s", (text, expected) => { expect(canonical(text)).toBe(expected); });

  test.each(["", "1 ", "one", "1kk", "1.5.5", "0x10", "1e", "1e+", "1_000", "1KI", "1ki", "1μ", "--1", "1-", "1e99999", "NaN"])("%j is none", (text) => {
    expect(() => parseQuantity(text)).toThrow(/^(quantities must match|unable to parse)/);
  });

  test("what is finer than a billionth is rounded away from zero", () => {
    expect([canonical("0.4n"), canonical("-0.4n"), canonical("1.0000000001")]).toEqual(["1n", "-1n", "1000000001n"]);
  });
  test("an amount with a binary suffix ends at 2^63 - 1, and becomes decimal below one", () => {
    expect(parseQuantity("20Ei").asBigInt()).toBe(2n ** 63n - 1n);
    expect(parseQuantity("0.0001Ki").format).toBe("DecimalSI");
    expect(parseQuantity("20E").asBigInt()).toBe(20n * 10n ** 18n);
  });
  test("a long text that is no quantity takes no time", () => {
    const begin = performance.now();
    for (const text of ["1".repeat(50_000) + "x", "1" + "E".repeat(50_000) + "!", `${"1".repeat(50_000)}.${"1".repeat(50_000)}x`]) {
      expect(() => parseQuantity(text)).toThrow();
    }
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});

describe("arithmetic", () => {
  const [small, large] = [parseQuantity("300m"), parseQuantity("1Gi")];
  test("is exact where doubles are not", () => {
    expect(parseQuantity("0.1").add(parseQuantity("0.2")).equal(parseQuantity("0.3"))).toBe(true);
    expect(parseQuantity("9007199254740993").sub(parseQuantity("1")).asBigInt()).toBe(9007199254740992n);
  });
  test("leaves its operands as they are", () => {
    small.add(large);
    small.neg();
    expect(small.toString()).toBe("300m");
  });
  test("a sum is written as what was there first, if that was not zero", () => {
    expect(large.add(newQuantity(1024, "DecimalSI")).toString()).toBe("1048577Ki");
    expect(newQuantity(0, "DecimalSI").add(large).toString()).toBe("1Gi");
    expect(newQuantity(0, "DecimalSI").sub(large).toString()).toBe("-1Gi");
  });
  test("compares across suffixes", () => {
    expect([small.cmp(large), large.cmp(small), parseQuantity("1000m").cmp(parseQuantity("1"))]).toEqual([-1, 1, 0]);
    expect([small, small.neg(), parseQuantity("0")].map((q) => q.sign())).toEqual([1, -1, 0]);
  });
  test("multiplies by whole numbers only", () => {
    expect(small.mulInt64(3).toString()).toBe("900m");
    expect(() => small.mulInt64(1.5)).toThrow(RangeError);
    expect(newQuantity(2n ** 62n, "DecimalSI").mulInt64(2).fitsInt64()).toBe(false);
    expect(newQuantity(-(2n ** 62n), "DecimalSI").mulInt64(2).fitsInt64()).toBe(true);
  });
});

describe("as numbers", () => {
  test.each([["1500m", 2, 1500], ["-1500m", -2, -1500], ["100u", 1, 1], ["2Ki", 2048, 2_048_000], ["0", 0, 0]])("%s has the value %i and %i thousandths", (text, value, milli) => {
    const quantity = parseQuantity(text);
    expect([quantity.value(), quantity.milliValue()]).toEqual([value, milli]);
  });
  test("rounding away from zero to tens", () => {
    expect([newQuantity(41, "DecimalSI"), newQuantity(-41, "DecimalSI"), newQuantity(40, "DecimalSI")].map((q) => q.roundUp(1).value())).toEqual([50, -50, 40]);
  });
});

describe("writing", () => {
  test("small and broken amounts in binary are written with decimal suffixes", () => {
    expect(new Quantity(1000n, 0, "BinarySI").toString()).toBe("1k");
    expect(new Quantity(20485n, -1, "BinarySI").toString()).toBe("2048500m");
    expect(newMilliQuantity(2_048_000, "BinarySI").toString()).toBe("2Ki");
    expect(newQuantity(-2048, "BinarySI").toString()).toBe("-2Ki");
  });
  test("the largest suffix stays for what is larger still", () => {
    expect(parseQuantity("5000E").toString()).toBe("5000E");
    expect(newQuantity(2n ** 80n, "BinarySI").toString()).toBe("1048576Ei");
  });
  test("the same amount in other formats, and in JSON", () => {
    expect(["DecimalSI", "BinarySI", "DecimalExponent"].map((format) => newQuantity(4_096_000, format as "BinarySI").toString())).toEqual(["4096k", "4000Ki", "4096e3"]);
    expect(JSON.stringify({ cpu: parseQuantity("0.5") })).toBe('{"cpu":"500m"}');
    expect(parseQuantity("1Ki").withFormat("DecimalSI").toString()).toBe("1024");
  });
});
