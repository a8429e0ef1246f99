import type { Json } from "@/lib/sim";
import { fates, type NodePicture, type PodPicture, type PreemptionPicture } from "./types";

type Fields = { readonly [key: string]: Json | undefined };

/** Reads a process's state as the picture of a preemption. Undefined if it is something else; odd parts are left out. */
export function readPicture(state: Json | undefined): PreemptionPicture | undefined {
  const fields = fieldsOf(state);
  const preemptor = fieldsOf(fields?.["preemptor"]);
  if (fields === undefined || preemptor === undefined || !Array.isArray(fields["nodes"])) return undefined;
  const { chosen, message, calls } = fields;
  return {
    preemptor: { name: text(preemptor["name"]), priority: number(preemptor["priority"]), cpu: number(preemptor["cpu"]) },
    nodes: list(fields["nodes"]).map(node), calls: Array.isArray(calls) ? calls.map(text) : [],
    ...(typeof chosen === "string" ? { chosen } : {}), ...(typeof message === "string" ? { message } : {}),
  };
}

function node({ name, cpu, pods, answer }: Fields): NodePicture {
  return { name: text(name), cpu: number(cpu), pods: list(pods).map(pod), ...(typeof answer === "string" ? { answer } : {}) };
}

function pod({ name, priority, cpu, fate }: Fields): PodPicture {
  return { name: text(name), priority: number(priority), cpu: number(cpu), fate: fates.find((one) => one === fate) ?? "stays" };
}

function fieldsOf(value: Json | undefined): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value as Fields : undefined;
}

function list(value: Json | undefined): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf).filter((fields) => fields !== undefined) : [];
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? "");
}

function number(value: Json | undefined): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
