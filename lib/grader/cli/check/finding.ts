/** One thing that was to be proven of a lab. */
export interface Finding {
  readonly what: string;
  /** Why it does not hold; nothing where it does. */
  readonly problem?: string;
}

export function finding(what: string, problem: string | undefined): Finding {
  return problem === undefined || problem === "" ? { what } : { what, problem };
}
