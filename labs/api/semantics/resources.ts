// Lists of amounts by resource: component-helpers resource/helpers.go and apiserver pkg/quota/v1/resources.go.
import type { ResourceList } from "../kubernetes/meta";
import { parseQuantity, type Quantity } from "./quantity";

/** Amounts by resource name, read. */
export type Quantities = { [name: string]: Quantity };

/** Reads a list of resources. Throws an Error if an amount is no quantity. */
export function parseResourceList(list: ResourceList | undefined): Quantities {
  return Object.fromEntries(Object.entries(list ?? {}).map(([name, amount]) => [name, parseQuantity(amount)]));
}

/** Writes a list of resources. */
export function formatResourceList(quantities: Quantities): ResourceList {
  return Object.fromEntries(Object.entries(quantities).map(([name, quantity]) => [name, quantity.toString()]));
}

/** The sum for each resource that either list has. */
export function addQuantities(a: Quantities, b: Quantities): Quantities {
  const sum = { ...a };
  for (const [name, amount] of Object.entries(b)) sum[name] = sum[name]?.add(amount) ?? amount;
  return sum;
}

/** The larger amount for each resource that either list has. */
export function maxQuantities(a: Quantities, b: Quantities): Quantities {
  const most = { ...a };
  for (const [name, amount] of Object.entries(b)) {
    const other = most[name];
    if (other === undefined || amount.cmp(other) > 0) most[name] = amount;
  }
  return most;
}
