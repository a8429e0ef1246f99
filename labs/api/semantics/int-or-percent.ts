import type { IntOrString } from "../kubernetes/meta";

/**
 * A number as it is; a percentage such as `"25%"` of `total`, rounded up or down to a whole number (apimachinery
 * pkg/util/intstr/intstr.go, GetScaledValueFromIntOrPercent). Throws an Error for any other text.
 */
export function getScaledValueFromIntOrPercent(value: IntOrString, total: number, roundUp: boolean): number {
  if (typeof value === "number") return value;
  const found = /^([+-]?\d+)%$/.exec(value);
  if (!found) throw new Error(`invalid value for IntOrString: ${value.endsWith("%") ? `invalid value ${JSON.stringify(value)}` : "invalid type: string is not a percentage"}`);
  const share = (Number(found[1]) * total) / 100;
  return roundUp ? Math.ceil(share) : Math.floor(share);
}
