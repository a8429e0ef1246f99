import type { AsyncComponent, Component } from "../capabilities";
import { grant } from "./grant";
import type { Kernel } from "./kernel";
import type { Process } from "./process";

/** Makes the component of a new life and starts it, in the style it is written in. */
export function boot(kernel: Kernel, process: Process): void {
  if (process.factory === undefined) return;
  const made = process.factory(grant(kernel, process));
  if (isPromise(made)) {
    kernel.track(process, made, true);
    return;
  }
  process.component = made;
  if (isAsync(made)) {
    process.asynchronous = true;
    kernel.track(process, made.start(), true);
  } else {
    kernel.track(process, made?.onStart?.());
  }
}

function isPromise(made: Component | Promise<void>): made is Promise<void> {
  return typeof (made as { then?: unknown } | undefined)?.then === "function";
}

function isAsync(made: Component): made is AsyncComponent {
  return typeof (made as { start?: unknown } | undefined)?.start === "function";
}
