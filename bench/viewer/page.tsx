import { createRoot, type Root } from "react-dom/client";
import "@/lib/ui/tokens.css";
import "@/lib/ui/base.css";
import { TraceViewer, type TraceViewerProps } from "@/lib/ui/trace-viewer/trace-viewer";

/** The viewer alone on a page, put there by `window.mount`: what bench/viewer.ts drives. */
let root: Root | undefined;

function mount(props: TraceViewerProps): void {
  const place = document.getElementById("place");
  if (place === null) throw new Error("The page has no place for the viewer.");
  root ??= createRoot(place);
  root.render(<TraceViewer key={Math.random()} {...props} />);
}

export type Mount = typeof mount;
Object.assign(window, { mount });
