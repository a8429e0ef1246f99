/** `@reconcile/api`: what a student's code may import. Types only; nothing here exists at run time. */
export type { Capabilities, Clock, Disk, Json, Log, Net, Random, Timer } from "@/lib/sim";
