const ISO = /^([+-]\d{6}|\d{4})(-\d\d(-\d\d)?)?(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;

/**
 * The Date of a lab: the language's, in UTC, without the present. Times are read in ISO form only, because for anything else
 * every engine has rules of its own.
 */
export function installDate(realm: typeof globalThis): void {
  const Native = realm.Date;
  const prototype = Native.prototype;
  const parse = (text: string): number => {
    const iso = String(text);
    if (!ISO.test(iso)) return NaN;
    // Without a zone, a time of day would be the host's local time.
    return Native.parse(/T.*(Z|[+-]\d\d:\d\d)$/.test(iso) || !iso.includes("T") ? iso : `${iso}Z`);
  };
  const now = (): never => {
    throw new Error("A lab has no present: time is virtual. Use the clock that your code is handed: clock.now().");
  };
  function LabDate(this: unknown, ...parts: number[]): Date {
    if (new.target === undefined || parts.length === 0) now();
    const [first] = parts as [unknown];
    const time = parts.length > 1 ? Native.UTC(...(parts as [number, number])) : typeof first === "string" ? parse(first)
      : first instanceof Native ? +first : Number(first);
    return Reflect.construct(Native, [time], new.target) as Date;
  }
  Object.defineProperty(LabDate, "name", { value: "Date" });
  Object.defineProperty(LabDate, "length", { value: 7 });
  Object.defineProperty(LabDate, "prototype", { value: prototype, writable: false });
  Object.assign(LabDate, { UTC: Native.UTC, parse, now });
  for (const key of ["UTC", "parse", "now"]) Object.defineProperty(LabDate, key, { enumerable: false });
  redefine(prototype, "constructor", LabDate);
  const methods = prototype as unknown as Record<string, unknown>;
  for (const name of ["Date", "Day", "FullYear", "Hours", "Milliseconds", "Minutes", "Month", "Seconds"]) {
    for (const verb of ["get", "set"]) if (methods[`${verb}${name}`]) redefine(prototype, `${verb}${name}`, methods[`${verb}UTC${name}`]);
  }
  redefine(prototype, "getTimezoneOffset", { getTimezoneOffset(this: Date) { return 0 * this.getTime(); } }.getTimezoneOffset);
  for (const name of ["toString", "toDateString", "toTimeString", "toLocaleString", "toLocaleDateString", "toLocaleTimeString", "toUTCString"]) {
    redefine(prototype, name, { [name](this: Date) { return isNaN(this.getTime()) ? "Invalid Date" : this.toISOString(); } }[name]);
  }
  redefine(realm, "Date", LabDate);
}

/** Gives a built-in a new value, as non-enumerable as built-ins are. */
export function redefine(target: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: false, configurable: true });
}
