import { isDeletedFinalStateUnknown, type DeletedFinalStateUnknown, type Pod, type ResourceEventHandler } from "@reconcile/api";
import { keyOfName, nameOf, show, versionOf } from "./pods";

/** A handler that writes down what it hears, builds its own picture of the server from that, and watches the rules while doing so. */
export class Recorder implements ResourceEventHandler<Pod> {
  /** What it heard, such as `add web@101 (initial)`. */
  readonly heard: string[] = [];
  /** What there is, by all that it heard. */
  readonly pods = new Map<string, Pod>();
  /** The first thing that cannot be. */
  problem: string | undefined;
  readonly #newest = new Map<string, number>();
  readonly #work: ((what: string) => Promise<void>) | undefined;

  /** @param work what each call has to wait for */
  constructor(work?: (what: string) => Promise<void>) {
    this.#work = work;
  }

  onAdd(obj: Pod, isInInitialList: boolean): Promise<void> | void {
    if (this.pods.has(nameOf(obj))) this.problem ??= `onAdd(${show(obj)}), but the handler has it already`;
    this.#is(obj);
    return this.#hear(`add ${show(obj)}${isInInitialList ? " (initial)" : ""}`);
  }

  onUpdate(oldObj: Pod, newObj: Pod): Promise<void> | void {
    const had = this.pods.get(nameOf(newObj));
    if (show(had) !== show(oldObj)) this.problem ??= `onUpdate(${show(oldObj)}, ${show(newObj)}), but the last that it heard of was ${show(had)}`;
    this.#is(newObj);
    return this.#hear(`update ${show(oldObj)} to ${show(newObj)}`);
  }

  onDelete(obj: Pod | DeletedFinalStateUnknown<Pod>): Promise<void> | void {
    const key = isDeletedFinalStateUnknown(obj) ? obj.key : keyOfName(nameOf(obj));
    const name = key.replace("default/", "");
    if (!this.pods.delete(name)) this.problem ??= `onDelete(${show(obj)}), but there was no such object`;
    return this.#hear(`delete ${show(obj)}`);
  }

  take(): string[] {
    return this.heard.splice(0);
  }

  #is(obj: Pod): void {
    const newest = this.#newest.get(nameOf(obj)) ?? 0;
    if (versionOf(obj) < newest) this.problem ??= `it heard of ${show(obj)} after version ${newest} of the same object`;
    this.#newest.set(nameOf(obj), Math.max(newest, versionOf(obj)));
    this.pods.set(nameOf(obj), obj);
  }

  #hear(what: string): Promise<void> | void {
    this.heard.push(what);
    return this.#work?.(what);
  }
}
