import type { Capabilities, Clock, Disk, Envelope, Log, Net, Timers } from "../capabilities";
import { Code } from "../record/codes";
import { randomFrom, stream } from "../random/streams";
import { SimulationError } from "./errors";
import { copyJson } from "./json";
import type { Kernel } from "./kernel";
import type { Process } from "./process";
import { Kind } from "./queue";

/**
 * The capabilities of one life of a process. They are closures over the kernel, frozen: nothing of the kernel can be reached
 * through them. Those of a past life do nothing, so that what a crash left behind cannot act.
 */
export function grant(kernel: Kernel, process: Process): Capabilities {
  const life = process.life;
  const alive = () => process.life === life;
  return Object.freeze({
    name: process.name,
    clock: grantClock(kernel, process),
    timers: grantTimers(kernel, process, alive),
    random: randomFrom(() => stream(kernel.seed, "process", process.name, String(life))),
    net: grantNet(kernel, process, alive),
    disk: grantDisk(kernel, process, alive),
    log: grantLog(kernel, process, alive),
  });
}

function milliseconds(ms: number, what: string): number {
  if (typeof ms === "number" && ms < Infinity) return ms;
  throw new SimulationError("bad-argument", `${what} needs a finite number of milliseconds, not ${String(ms)}.`);
}

function callable(fn: unknown, what: string): void {
  if (typeof fn !== "function") throw new SimulationError("bad-argument", `${what} needs a function.`);
}

export function grantClock(kernel: Kernel, process: Process): Clock {
  const life = process.life;
  return Object.freeze({
    now: () => process.localTime(kernel.now),
    sleep: (ms: number) => {
      milliseconds(ms, "clock.sleep");
      return new Promise<void>((resolve) => {
        if (process.life !== life) return;
        process.asynchronous = process.index !== 0;
        kernel.after(process, ms, Kind.sleep, resolve);
      });
    },
    setTimer: (ms: number, fn: () => void) => {
      milliseconds(ms, "clock.setTimer");
      callable(fn, "clock.setTimer");
      if (process.life !== life) return Object.freeze({ stop: () => false });
      const slot = kernel.after(process, ms, Kind.callback, fn);
      const sequence = kernel.queue.sequence[slot] as number;
      return Object.freeze({ stop: () => kernel.queue.cancel(slot, sequence) });
    },
  });
}

function grantTimers(kernel: Kernel, process: Process, alive: () => boolean): Timers {
  const cancel = (name: string): boolean => {
    const pending = process.timers.get(name);
    if (pending === undefined || !alive()) return false;
    process.timers.delete(name);
    return kernel.queue.cancel(pending.slot, pending.sequence);
  };
  return Object.freeze({
    set: (name: string, ms: number) => {
      milliseconds(ms, "timers.set");
      if (!alive()) return;
      const key = String(name);
      cancel(key);
      const slot = kernel.after(process, ms, Kind.namedTimer, key);
      process.timers.set(key, { slot, sequence: kernel.queue.sequence[slot] as number });
    },
    cancel,
  });
}

function grantNet(kernel: Kernel, process: Process, alive: () => boolean): Net {
  return Object.freeze({
    send: (to: string, message: unknown) => {
      if (typeof to !== "string" || to === "") throw new SimulationError("bad-argument", "net.send needs the name of a process.");
      const copy = copyJson(message);
      if (alive()) kernel.network.send(process, kernel.process(to), copy);
    },
    receive: () =>
      new Promise<Envelope>((resolve) => {
        if (!alive()) return;
        process.asynchronous = true;
        const envelope = process.inbox.shift();
        if (envelope === undefined) process.receivers.push(resolve);
        else resolve(envelope);
      }),
  });
}

function grantDisk(kernel: Kernel, process: Process, alive: () => boolean): Disk {
  const { disk } = process;
  return Object.freeze({
    read: (key: string) => (alive() ? disk.read(key) : undefined),
    write: (key: string, value: unknown) => {
      const copy = copyJson(value);
      if (alive()) disk.write(String(key), copy);
    },
    delete: (key: string) => {
      if (alive()) disk.delete(String(key));
    },
    keys: () => (alive() ? disk.keys() : []),
    sync: () => {
      if (alive()) kernel.record(process, Code.sync, { keys: disk.sync() });
    },
  });
}

function grantLog(kernel: Kernel, process: Process, alive: () => boolean): Log {
  const write = (level: string) => (message: string, fields?: unknown) => {
    const text = String(message);
    const line = fields === undefined ? { level, message: text } : { level, message: text, fields: copyJson(fields) };
    if (alive()) kernel.record(process, Code.log, line);
  };
  return Object.freeze({
    info: write("info"),
    warn: write("warn"),
    state: (state: unknown) => {
      const copy = copyJson(state);
      if (alive()) kernel.record(process, Code.state, copy);
    },
  });
}
