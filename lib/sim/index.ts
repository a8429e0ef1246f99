export type * from "./capabilities";
export type * from "./trace";
export { InvariantViolation, SimulationError, type SimulationErrorCode } from "./core/errors";
export type { Failure } from "./core/kernel";
export type { Outcome, RunOptions } from "./core/run";
export type { ClockFault, CrashFault, Fault, NetworkFault, PartitionFault, PauseFault } from "./faults/fault";
export type { Delay, LinkOptions } from "./network/options";
export type { ProcessHandle } from "./process-handle";
export { Simulation, type Settled, type SimulationOptions, type SpawnOptions } from "./simulation";
