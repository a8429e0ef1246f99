/**
 * What a module exports, as a value to hand to modules of the compiler's making: like a module's own namespace it has no prototype, but its
 * properties are plain values, so that freezing it makes them constant. `__esModule` keeps the compiler's import helpers from copying it.
 */
export function namespaceOf(exports: Readonly<Record<string, unknown>>): object {
  const namespace = Object.create(null) as object;
  for (const name of Object.keys(exports).sort()) Object.defineProperty(namespace, name, { value: exports[name], enumerable: true });
  return Object.defineProperty(namespace, "__esModule", { value: true });
}
