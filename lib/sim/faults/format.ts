import type { Delay } from "../network/options";
import type { Fault } from "./fault";

/** One line a fault, for terminals and logs: `120–450 ms: crash n2`. */
export function formatFaults(faults: readonly Fault[]): string {
  return faults.map((fault) => `${fault.at}–${fault.at + fault.for} ms: ${what(fault)}`).join("\n");
}

function what(fault: Fault): string {
  switch (fault.kind) {
    case "crash":
    case "pause": return `${fault.kind} ${fault.process}`;
    case "partition": return `partition ${fault.from.join(" ")} ${fault.oneWay ? "→" : "↔"} ${fault.to.join(" ")}`;
    case "clock": return `clock of ${fault.process}: skew ${fault.skew ?? 0} ms, drift ${((fault.drift ?? 0) * 100).toFixed(1)} %`;
    case "network": {
      const { from = "all", to = "all", delay, loss, duplicate, reorder } = fault;
      const chances = Object.entries({ loss, duplicate, reorder })
        .flatMap(([name, chance]) => (chance ? [`${name} ${(chance * 100).toFixed(0)} %`] : []));
      return [`network ${from} → ${to}`, ...chances, ...(delay === undefined ? [] : [`delay ${delayText(delay)}`])].join(", ");
    }
  }
}

function delayText(delay: Delay): string {
  return typeof delay === "number" ? `${delay} ms` : `${delay.min}–${delay.max} ms${delay.kind === "tail" ? " (tail)" : ""}`;
}
