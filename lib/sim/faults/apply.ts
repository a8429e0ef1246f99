import type { Json } from "../capabilities";
import { SimulationError } from "../core/errors";
import { copyJson } from "../core/json";
import type { Kernel } from "../core/kernel";
import type { Process } from "../core/process";
import { checkLink } from "../network/options";
import { Code } from "../record/codes";
import type { ClockFault, CrashFault, Fault, NetworkFault, PartitionFault, PauseFault } from "./fault";

/** Schedules a fault and its end. */
export function inject(kernel: Kernel, fault: Fault): void {
  check(kernel, fault);
  kernel.script(Math.max(kernel.now, fault.at), () => {
    const heal = begin(kernel, fault);
    kernel.script(kernel.now + fault.for, heal);
  });
}

/** Lets a fault begin now; the function it returns ends it. */
export function begin(kernel: Kernel, fault: Fault): () => void {
  check(kernel, fault);
  const test = kernel.processes[0] as Process;
  const data: Json = copyJson(fault);
  const id = kernel.record(test, Code.fault, data);
  kernel.current = id;
  const undo = apply(kernel, fault);
  let over = false;
  return () => {
    if (over) return;
    over = true;
    kernel.current = kernel.record(test, Code.heal, data, id);
    undo();
  };
}

function check(kernel: Kernel, fault: Fault): void {
  if (!(fault.at >= 0 && fault.for >= 0 && fault.at + fault.for < Infinity)) {
    throw new SimulationError("bad-argument", `A fault needs finite \`at\` and \`for\` in milliseconds: ${JSON.stringify(fault)}.`);
  }
  if (fault.kind === "network") checkLink(fault);
  if (fault.kind === "clock" && !((fault.drift ?? 0) > -1 && (fault.drift ?? 0) < Infinity)) {
    throw new SimulationError("bad-argument", `A clock's drift is above -1: ${JSON.stringify(fault)}.`);
  }
  for (const name of namesIn(fault)) {
    if (kernel.process(name).factory === undefined) {
      throw new SimulationError("bad-argument", `A fault names "${name}", but no process of that name has been spawned.`);
    }
  }
}

/** The processes that a fault names. */
export function namesIn(fault: Fault): string[] {
  if (fault.kind === "partition") return [...fault.from, ...fault.to];
  if (fault.kind === "network") return [fault.from, fault.to].filter((name) => name !== undefined);
  return [fault.process];
}

function apply(kernel: Kernel, fault: Fault): () => void {
  switch (fault.kind) {
    case "crash": return applyCrash(kernel, fault);
    case "pause": return applyPause(kernel, fault);
    case "partition": return applyPartition(kernel, fault);
    case "network": return applyNetwork(kernel, fault);
    case "clock": return applyClock(kernel, fault);
  }
}

function applyCrash(kernel: Kernel, fault: CrashFault): () => void {
  const process = kernel.process(fault.process);
  process.downFaults++;
  kernel.crash(process);
  return () => {
    process.downFaults--;
    if (process.downFaults === 0 && !process.downByHand) kernel.start(process, Code.restart);
  };
}

function applyPause(kernel: Kernel, fault: PauseFault): () => void {
  const process = kernel.process(fault.process);
  kernel.pause(process);
  const { life } = process;
  return () => {
    if (process.life === life) kernel.resume(process);
  };
}

function applyPartition(kernel: Kernel, fault: PartitionFault): () => void {
  const links = fault.from.flatMap((from) => fault.to.flatMap((to) => {
    if (from === to) return [];
    const [a, b] = [kernel.process(from), kernel.process(to)];
    return fault.oneWay ? [kernel.network.link(a, b)] : [kernel.network.link(a, b), kernel.network.link(b, a)];
  }));
  for (const link of links) link.cuts++;
  return () => {
    for (const link of links) link.cuts--;
  };
}

function applyNetwork(kernel: Kernel, fault: NetworkFault): () => void {
  const { from, to, delay, loss, duplicate, reorder } = fault;
  const weakening = { from, to, options: { delay, loss, duplicate, reorder } };
  const concerned = () => kernel.processes
    .filter((process) => from === undefined || process.name === from)
    .flatMap((process) => process.links.filter((link, i) => link !== undefined && (to === undefined || kernel.names[i] === to)));
  kernel.network.weakenings.push(weakening);
  for (const link of concerned()) {
    link?.weakened.push(weakening.options);
    link?.refresh();
  }
  return () => {
    kernel.network.weakenings.splice(kernel.network.weakenings.indexOf(weakening), 1);
    for (const link of concerned()) {
      link?.weakened.splice(link.weakened.indexOf(weakening.options), 1);
      link?.refresh();
    }
  };
}

function applyClock(kernel: Kernel, fault: ClockFault): () => void {
  const process = kernel.process(fault.process);
  const { skew = 0, drift = 0 } = fault;
  process.drifts.push(drift);
  process.adjustClock(kernel.now, skew);
  return () => {
    process.drifts.splice(process.drifts.indexOf(drift), 1);
    process.adjustClock(kernel.now, -skew);
  };
}
