import type { Json } from "@/lib/sim";
import type { SchedulingTable, ScoreCell, TableRow, Verdict } from "./types";

type Fields = { readonly [key: string]: Json | undefined };

/** Reads a process's state as the table of a scheduling cycle. Undefined if it is something else; odd parts are left out. */
export function readTable(state: Json | undefined): SchedulingTable | undefined {
  const fields = fieldsOf(state);
  if (fields === undefined || !Array.isArray(fields.rows)) return undefined;
  return {
    pod: text(fields.pod), filters: texts(fields.filters), rows: fieldsList(fields.rows).map(row),
    scores: fieldsList(fields.scores).map(({ plugin, weight }) => ({ plugin: text(plugin), weight: number(weight) ?? 1 })),
    ...(typeof fields.chosen === "string" ? { chosen: fields.chosen } : {}),
    ...(typeof fields.message === "string" ? { message: fields.message } : {}),
  };
}

function row({ node, facts, verdicts, scores, total }: Fields): TableRow {
  return {
    node: text(node), facts: texts(facts), verdicts: fieldsList(verdicts).map(verdict), scores: fieldsList(scores).map(score),
    ...(typeof total === "number" ? { total } : {}),
  };
}

function verdict({ plugin, code, reasons, after }: Fields): Verdict {
  return { plugin: text(plugin), code: text(code), reasons: texts(reasons), ...(after === true ? { after: true } : {}) };
}

function score({ plugin, raw, normalized, weighted }: Fields): ScoreCell {
  return { plugin: text(plugin), raw: number(raw) ?? 0, normalized: number(normalized) ?? 0, weighted: number(weighted) ?? 0 };
}

function fieldsOf(value: Json | undefined): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value as Fields : undefined;
}

function fieldsList(value: Json | undefined): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf).filter((fields) => fields !== undefined) : [];
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
}

function number(value: Json | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
