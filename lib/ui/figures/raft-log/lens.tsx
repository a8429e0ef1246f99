import type { TraceLens } from "@/lib/ui/trace-viewer/lens";
import { roleSpans } from "../raft-election/read";
import { Picture } from "./picture";
import { messageWord } from "./read";

/** Traces of replicated logs: what a message brings on its arrow, leaders as stretches of their lanes, the logs slot by slot. */
const lens: TraceLens = { spans: roleSpans, message: messageWord, Picture };

export default lens;
