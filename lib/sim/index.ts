export type * from "./capabilities";
export type * from "./trace";
// The simulation itself: see simulation.ts (owned by the kernel).
export interface SimulationOptions { readonly seed: number }
export interface Simulation { readonly seed: number }
