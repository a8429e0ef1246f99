import type { LogLine } from "../report";
import { printInline } from "./print";
import { redefine } from "./date";

/** Most lines and characters that one test may log; the rest is counted. */
const limits = { lines: 200, characters: 16_000, line: 2_000 };

/** What a test's student code printed. */
export class Lines {
  readonly kept: LogLine[] = [];
  private characters = 0;
  private dropped = 0;

  get full(): boolean {
    return this.kept.length >= limits.lines || this.characters >= limits.characters;
  }

  add(level: LogLine["level"], values: readonly unknown[], virtualMs: number): void {
    if (this.full) {
      this.dropped++;
      return;
    }
    const text = values.slice(0, 20).map((value) => printInline(value)).join(" ").slice(0, limits.line);
    this.characters += text.length;
    this.kept.push({ level, text, virtualMs });
  }

  /** Remembers how much there is; the function it returns forgets what came after. */
  mark(): () => void {
    const { kept: { length }, characters, dropped } = this;
    return () => {
      this.kept.length = length;
      this.characters = characters;
      this.dropped = dropped;
    };
  }

  all(): LogLine[] {
    if (this.dropped === 0) return this.kept;
    return [...this.kept, { level: "warn", text: `… ${this.dropped} more`, virtualMs: this.kept.at(-1)?.virtualMs ?? 0 }];
  }
}

/** The realm's `console`: lines go to the test that is running, if one is. */
export function installConsole(realm: typeof globalThis, write: (level: LogLine["level"], values: readonly unknown[]) => void): void {
  const line = (level: LogLine["level"]) => (...values: unknown[]) => { write(level, values); };
  redefine(realm, "console", { log: line("log"), debug: line("log"), info: line("info"), warn: line("warn"), error: line("error") });
}
