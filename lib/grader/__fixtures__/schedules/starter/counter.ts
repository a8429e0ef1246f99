export function counter(): never {
  throw new Error("not written yet: counter");
}

export function ready(): never {
  throw new Error("not written yet: ready");
}
