/** `npm test`: all that must hold, on a fresh clone too. Arguments go to scripts/validate.ts (names of parts). */
import { checkNode, ensureInstalled, runScript } from "./bootstrap.mjs";

checkNode();
ensureInstalled();
process.exit(await runScript("scripts/validate.ts", process.argv.slice(2)));
