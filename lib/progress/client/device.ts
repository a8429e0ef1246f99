const key = "reconcile-device";
let made: string | undefined;

/** An id that this browser made up for itself, so that the account can tell its devices apart. */
export function deviceId(): string {
  made ??= stored() ?? crypto.randomUUID();
  return made;
}

function stored(): string | undefined {
  try {
    const known = localStorage.getItem(key) ?? crypto.randomUUID();
    localStorage.setItem(key, known);
    return known;
  } catch {
    return undefined; // Storage is refused: an id for this page will do.
  }
}
