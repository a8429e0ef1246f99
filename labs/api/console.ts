/**
 * The `console` of lab code. What you print appears beside the test that was running, with the virtual time at which
 * it was printed. It is the only global besides the language itself: there is no `setTimeout`, no `fetch`, no DOM.
 */
export interface Console {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
}
