import type { Capabilities, Clock, Disk, Envelope, Log, Net, Random, Timers } from "../capabilities";
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
  const { life } = process;
  let clock: Clock | undefined;
  let timers: Timers | undefined;
  let random: Random | undefined;
  let net: Net | undefined;
  let disk: Disk | undefined;
  let log: Log | undefined;
  // Made when they are first asked for: few components need all of them, and a closure is dear in an interpreter.
  return Object.freeze({
    name: process.name,
    get clock() { return (clock ??= grantClock(kernel, process, life)); },
    get timers() { return (timers ??= grantTimers(kernel, process, life)); },
    get random() { return (random ??= randomFrom(() => stream(kernel.seed, "process", process.name, String(life)))); },
    get net() { return (net ??= grantNet(kernel, process, life)); },
    get disk() { return (disk ??= grantDisk(kernel, process, life)); },
    get log() { return (log ??= grantLog(kernel, process, life)); },
  });
}

function notMilliseconds(ms: unknown, what: string): never {
  throw new SimulationError("bad-argument", `${what} needs a finite number of milliseconds, not ${String(ms)}.`);
}

function callable(fn: unknown, what: string): void {
  if (typeof fn !== "function") throw new SimulationError("bad-argument", `${what} needs a function.`);
}

export function grantClock(kernel: Kernel, process: Process, life: number): Clock {
  return Object.freeze({
    now: () => process.localTime(kernel.now),
    sleep: (ms: number) => {
      if (typeof ms !== "number" || !(ms < Infinity)) notMilliseconds(ms, "clock.sleep");
      return new Promise<void>((resolve) => {
        if (process.life !== life) return;
        process.asynchronous = process.index !== 0;
        kernel.after(process, ms, Kind.sleep, resolve);
      });
    },
    setTimer: (ms: number, fn: () => void) => {
      if (typeof ms !== "number" || !(ms < Infinity)) notMilliseconds(ms, "clock.setTimer");
      callable(fn, "clock.setTimer");
      if (process.life !== life) return Object.freeze({ stop: () => false });
      const slot = kernel.after(process, ms, Kind.callback, fn);
      const sequence = kernel.queue.sequence[slot] as number;
      return Object.freeze({ stop: () => kernel.queue.cancel(slot, sequence) });
    },
  });
}

function grantTimers(kernel: Kernel, process: Process, life: number): Timers {
  return Object.freeze({
    set: (name: string, ms: number) => {
      if (typeof ms !== "number" || !(ms < Infinity)) notMilliseconds(ms, "timers.set");
      if (process.life !== life) return;
      const key = typeof name === "string" ? name : String(name);
      let timer = process.timers.get(key);
      if (timer === undefined) process.timers.set(key, (timer = { name: key, slot: -1, sequence: -1 }));
      kernel.setTimer(process, timer, ms);
    },
    cancel: (name: string) => {
      const timer = process.timers.get(name);
      if (timer === undefined || process.life !== life) return false;
      const pending = timer.sequence >= 0 && kernel.queue.cancel(timer.slot, timer.sequence);
      process.fired(timer);
      return pending;
    },
  });
}

function grantNet(kernel: Kernel, process: Process, life: number): Net {
  return Object.freeze({
    send: (to: string, message: unknown) => {
      if (typeof to !== "string" || to === "") throw new SimulationError("bad-argument", "net.send needs the name of a process.");
      const copy = copyJson(message);
      if (process.life === life) kernel.network.send(process, kernel.process(to), copy);
    },
    receive: () =>
      new Promise<Envelope>((resolve) => {
        if (process.life !== life) return;
        process.asynchronous = true;
        const envelope = process.inbox.shift();
        if (envelope === undefined) process.receivers.push(resolve);
        else resolve(envelope);
      }),
  });
}

function grantDisk(kernel: Kernel, process: Process, life: number): Disk {
  return Object.freeze({
    read: (key: string) => (process.life === life ? process.disk.read(key) : undefined),
    write: (key: string, value: unknown) => {
      const copy = copyJson(value);
      if (process.life === life) process.disk.write(String(key), copy);
    },
    delete: (key: string) => {
      if (process.life === life) process.disk.delete(String(key));
    },
    keys: () => (process.life === life ? process.disk.keys() : []),
    sync: () => {
      if (process.life === life) kernel.record(process, Code.sync, { keys: process.disk.sync() });
    },
  });
}

function grantLog(kernel: Kernel, process: Process, life: number): Log {
  const write = (level: string) => (message: string, fields?: unknown) => {
    const text = String(message);
    const line = fields === undefined ? { level, message: text } : { level, message: text, fields: copyJson(fields) };
    if (process.life === life) kernel.record(process, Code.log, line);
  };
  return Object.freeze({
    info: write("info"),
    warn: write("warn"),
    state: (state: unknown) => {
      const copy = copyJson(state);
      if (process.life === life) kernel.record(process, Code.state, copy);
    },
  });
}
