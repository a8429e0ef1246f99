/** The sandbox's compiler: kept from call to call. Its limit is kept by the page, which replaces the frame. */
import { compile, type CompiledFor } from "../../compile";
import type { SourceFiles } from "../../report";
import type { FromWorker, ToWorker } from "../protocol";

let lab: CompiledFor;

function tell(message: FromWorker): void {
  postMessage(message);
}

onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "setup") {
    lab = data.setup as CompiledFor;
    // The first compilation costs many times what the later ones do.
    compile(lab.starter, lab);
    tell({ type: "ready" });
  } else {
    tell({ type: "result", result: compile(data.data as SourceFiles, lab) });
  }
};
