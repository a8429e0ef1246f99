/** Whether exactly the correct options are chosen; order and position mean nothing. */
export function isCorrect(options: readonly { readonly id: string; readonly correct: boolean }[], chosen: ReadonlySet<string>): boolean {
  return options.every((option) => option.correct === chosen.has(option.id));
}

/** The stored options that the question still has: ids of options that were taken out of it mean nothing now. */
export function stillOffered(options: readonly { readonly id: string }[], stored: readonly string[]): ReadonlySet<string> {
  return new Set(stored.filter((id) => options.some((option) => option.id === id)));
}

/** Puts values into a text's {placeholders}. */
export function fill(text: string, values: Readonly<Record<string, number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
