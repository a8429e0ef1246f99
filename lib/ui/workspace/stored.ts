"use client";
import { useSyncExternalStore } from "react";

/** A small preference kept in this browser's localStorage. Where storage is refused it lives as long as the page. */
export interface Stored<T> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
  readonly fallback: T;
}

/** `read` turns what is stored into a value and must bear anything; nobody promises that a stored value is still of the right shape. */
export function createStored<T>(key: string, fallback: T, read: (stored: unknown) => T): Stored<T> {
  const listeners = new Set<() => void>();
  let value: T | undefined;

  function load(): T {
    try {
      const text = localStorage.getItem(key);
      return text === null ? fallback : read(JSON.parse(text));
    } catch {
      return fallback;
    }
  }
  return {
    fallback,
    get: () => (value ??= load()),
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Refused or full: the preference holds for this page, which is all it can do.
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value, and a way to set it. On the server, and until hydration is over, it is the fallback. */
export function useStored<T>(stored: Stored<T>): readonly [T, (value: T) => void] {
  const value = useSyncExternalStore(stored.subscribe, stored.get, () => stored.fallback);
  return [value, stored.set];
}
