/** Node's answer to "when have all promises settled that can": tasks of setImmediate run after the microtask queue is empty. */
export const drain = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
