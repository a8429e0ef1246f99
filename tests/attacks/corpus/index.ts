import type { Attack } from "../attack";
import { escapes } from "./escapes";
import { exportsTricks, forgery } from "./forgery";
import { loops } from "./loops";
import { memory } from "./memory";
import { leaks, nondeterminism, output } from "./output";
import { poison } from "./poison";
import { recursion } from "./recursion";
import { sources } from "./sources";
import { thrown } from "./thrown";

/** Every hostile submission, by family. */
export const corpus: Readonly<Record<string, readonly Attack[]>> = {
  "endless loops": loops,
  "memory bombs": memory,
  "deep recursion": recursion,
  escapes,
  "poisoned built-ins": poison,
  "forged results": forgery,
  "module tricks": exportsTricks,
  "strange thrown values": thrown,
  "floods of output": output,
  "reading the tests": leaks,
  "clock and randomness": nondeterminism,
  "hostile sources": sources,
};
