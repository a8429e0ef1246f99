import type { TraceModel } from "./trace-model";

/** What led to an event: its cause, the cause of that, and so on; the nearest first, at most `limit`. */
export function causesOf(model: TraceModel, index: number, limit = Infinity): number[] {
  const chain: number[] = [];
  for (let at = model.cause[index] ?? -1; at >= 0 && chain.length < limit; at = model.cause[at]!) chain.push(at);
  return chain;
}

/** What an event caused directly, in order, at most `limit`. */
export function effectsOf(model: TraceModel, index: number, limit = Infinity): number[] {
  const effects: number[] = [];
  for (let at = model.firstEffect[index] ?? -1; at >= 0 && effects.length < limit; at = model.nextEffect[at]!) effects.push(at);
  return effects;
}
