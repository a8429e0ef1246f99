import { JSException, QuickJS, type JSValueHandle, type QuickJSOptions } from "quickjs-wasi";
import { EngineStop, type Engine, type EngineLimits, type Instance } from "./engine";
import { engineName } from "./name";

/** Nothing of the machine: no time, no chance, no output. */
const closedWorld: NonNullable<QuickJSOptions["wasi"]> = (memory) => ({
  clock_time_get: (_clock: number, _precision: bigint, result: number) => {
    new DataView(memory.buffer).setBigUint64(result, 0n, true);
    return 0;
  },
  random_get: (at: number, length: number) => {
    new Uint8Array(memory.buffer, at, length).fill(0x5a);
    return 0;
  },
  fd_write: (_file: number, parts: number, count: number, written: number) => {
    const view = new DataView(memory.buffer);
    let total = 0;
    for (let i = 0; i < count; i++) total += view.getUint32(parts + i * 8 + 4, true);
    view.setUint32(written, total, true);
    return 0;
  },
});

/**
 * Bytes of stack that the guest may use. The engine's own frames lie on V8's stack, which the child process has made large enough
 * (--stack-size) for the deepest of them, JSON.parse: a deep recursion is an error in the guest and never a fault of the host.
 */
const guestStackBytes = 256 * 1024;

/**
 * Bytes in use at which the engine first looks for cycles. A walk over the memory image, which no run can free anything of, is all
 * that it would cost most runs; what has no cycles is freed at once anyway.
 */
const gcThresholdBytes = 8 * 2 ** 20;

const methods = ["define", "start", "pump", "rejected", "describe"] as const;
type Tokens = Record<(typeof methods)[number], number>;

/** Compiles the engine once per process; engines for several labs share it. */
export async function loadQuickJs(wasm: Uint8Array<ArrayBuffer>): Promise<(bundle: string) => Promise<Engine>> {
  const module = await WebAssembly.compile(wasm);
  return async (bundle) => {
    const options = { wasm: module, wasi: closedWorld, timezoneOffset: 0, maxStackSize: guestStackBytes };
    const vm = await QuickJS.create(options);
    const api = vm.evalCode(bundle, "harness.js");
    const handles = methods.map((name) => api.getProp(name));
    const tokens = Object.fromEntries(methods.map((name, i) => [name, vm.exportHandle(handles[i] as JSValueHandle)])) as Tokens;
    vm.runGC();
    const snapshot = vm.snapshot();
    return {
      name: engineName,
      restore: async (limits) => {
        const run = new Run(limits);
        const restored = await QuickJS.restore(snapshot, {
          ...options, memoryLimit: limits.memoryBytes, interruptHandler: run.poll, onUnhandledRejection: run.rejection,
        });
        restored.gcThreshold = gcThresholdBytes;
        return run.bind(restored, tokens);
      },
    };
  };
}

/** More at once tell nothing new. */
const rejectionsKept = 10;

class Run {
  private spent = 0;
  private readonly limits: EngineLimits;
  readonly poll: () => boolean;
  /** Reasons of rejected promises that nobody handles so far, by the promise's identity. */
  private readonly rejections = new Map<number, JSValueHandle>();

  constructor(limits: EngineLimits) {
    this.limits = limits;
    this.poll = () => ++this.spent > limits.fuel;
  }

  readonly rejection = (promise: JSValueHandle, reason: JSValueHandle, handled: boolean): void => {
    if (handled) this.rejections.delete(promise.identity);
    else if (this.rejections.size < rejectionsKept) this.rejections.set(promise.identity, reason.dup());
  };

  bind(vm: QuickJS, tokens: Tokens): Instance {
    const functions = Object.fromEntries(methods.map((name) => [name, vm.importHandle(tokens[name])])) as Record<keyof Tokens, JSValueHandle>;
    const call = (name: keyof Tokens, ...args: JSValueHandle[]): string =>
      vm.callFunction(functions[name], vm.undefined, ...args).consume((result) => (result.isString ? result.toString() : ""));
    const spent = () => Math.min(this.spent, this.limits.fuel);
    return {
      define: (module) => this.guard(vm, () => {
        const factory = vm.evalCode(module.code, `student/${module.path}`);
        call("define", vm.newString(module.id), factory, vm.newString(JSON.stringify(module.imports)));
      }),
      start: (options) => this.guard(vm, () => { call("start", vm.newString(JSON.stringify(options))); }),
      pump: () => this.guard(vm, () => {
        vm.executePendingJobs();
        this.check();
        for (const reason of this.rejections.values()) call("rejected", reason);
        this.rejections.clear();
        return call("pump");
      }),
      describe: () => this.guard(vm, () => call("describe")),
      get fuel() { return spent(); },
    };
  }

  /** An interrupted job may leave the guest running on: once the fuel is gone nothing that the guest says counts. */
  private check(): void {
    if (this.spent > this.limits.fuel) throw new EngineStop("too-slow");
  }

  private guard<T>(vm: QuickJS, action: () => T): T {
    try {
      const result = action();
      this.check();
      return result;
    } catch (error) {
      this.check();
      if (error instanceof EngineStop) throw error;
      const message = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
      const memory = vm._getMemory().buffer.byteLength;
      if (/out of memory/i.test(message) || memory >= this.limits.memoryBytes) throw new EngineStop("out-of-memory");
      if (/stack (overflow|size exceeded)/i.test(message)) throw new EngineStop("tampered", "stack overflow");
      throw new EngineStop(error instanceof JSException ? "load-error" : "tampered", message);
    }
  }
}
