import type { SourceFiles } from "@/lib/grader/report";
import type { Attack } from "./attack";

/** The lab that the corpus attacks, and the file in which an attack lives. */
export const target = { lab: "workqueue", file: "queue.ts" } as const;

/** What an attack leaves in a console line or an error when it found a way out. */
export const escapeMark = "ESCAPED ";

/** The lab's other files, so empty that nothing but the attack decides how the run ends. */
const others: SourceFiles = {
  "delaying.ts": "export class DelayingQueue { addAfter() {} }\n",
  "rate_limiters.ts": "export class ItemExponentialFailureRateLimiter { when() { return -1; } }\n",
  "rate_limiting.ts": "export class RateLimitingQueue { addRateLimited() {} }\n",
};

const methods = ["add", "len", "get", "done", "shutDown", "shutDownWithDrain", "shuttingDown"];

/** The files of an attack, as a student would submit them. */
export function submission(attack: Attack): SourceFiles {
  if (!attack.files) return { ...others, [target.file]: hostileQueue(attack) };
  const self = target.file.replace(/\.ts$/, "");
  return {
    ...others,
    ...Object.fromEntries(Object.entries(attack.files).map(([name, text]) => [name === "*" ? target.file : name, text.replaceAll("{self}", self)])),
  };
}

function hostileQueue({ top = "", call = "" }: Attack): string {
  return `
const ways: string[] = [];
function escaped(what: unknown): void { ways.push("${escapeMark}" + String(what).slice(0, 300)); console.log(ways[ways.length - 1]); }
${top}
function run(this: unknown, ...args: any[]): any {
${call}
}
export class Queue {
  #config: any[];
  constructor(...config: any[]) { this.#config = config; }
${methods.map((name) => `  ${name}(...given: any[]): any { for (const way of ways) console.log(way); return run.apply(this, [...this.#config, ...given]); }`).join("\n")}
}
`;
}
