import type { TraceLens } from "@/lib/ui/trace-viewer/lens";
import { Picture } from "./picture";
import { messageWord, roleSpans } from "./read";

/** Traces of Raft elections: terms on the arrows, candidates and leaders as stretches of their lanes, the cluster as a ring. */
const lens: TraceLens = { spans: roleSpans, message: messageWord, Picture };

export default lens;
