import type { Clock, TypedRateLimiter } from "@/labs/api";
import {
  BucketRateLimiter, ItemExponentialFailureRateLimiter, ItemFastSlowRateLimiter, MaxOfRateLimiter, defaultControllerRateLimiter,
} from "@/labs/workqueue/solution/rate_limiters";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { simulation } from "./simulated";

/** Op traces on one limiter; `repeat` makes the same call that many times, and the last one counts. */
export const workqueueRateLimiters: Adapter = async (testCase) => {
  const sim = simulation();
  const fields = new Fields(testCase, "case");
  const limiter = make(fields.object("limiter"), sim.clock);

  for (const step of fields.list("steps")) {
    switch (step.string("op")) {
      case "when": {
        const item = step.string("item");
        let delay = 0;
        for (let i = step.has("repeat") ? step.number("repeat") : 1; i > 0; i--) delay = limiter.when(item);
        if (step.has("expectMs")) step.equal(delay, step.number("expectMs"), "when");
        break;
      }
      case "numRequeues": step.equal(limiter.numRequeues(step.string("item")), step.number("expect"), "numRequeues"); break;
      case "forget": limiter.forget(step.string("item")); break;
      case "step": await sim.advance(step.number("ms")); break;
      default: step.unknown("op");
    }
    step.finish();
  }
};

function make(spec: Fields, clock: Clock): TypedRateLimiter<string> {
  const limiter = limiterOf(spec, clock);
  spec.finish();
  return limiter;
}

function limiterOf(spec: Fields, clock: Clock): TypedRateLimiter<string> {
  switch (spec.string("kind")) {
    case "itemExponentialFailure": return new ItemExponentialFailureRateLimiter(spec.number("baseMs"), spec.number("maxMs"));
    case "itemFastSlow": return new ItemFastSlowRateLimiter(spec.number("fastMs"), spec.number("slowMs"), spec.number("maxFastAttempts"));
    case "bucket": return new BucketRateLimiter(clock, spec.number("qps"), spec.number("burst"));
    case "maxOf": return new MaxOfRateLimiter(...spec.list("limiters").map((inner) => make(inner, clock)));
    case "default": return defaultControllerRateLimiter(clock);
    default: return spec.unknown("kind");
  }
}
