import type { PictureProps, TraceLens } from "@/lib/ui/trace-viewer/lens";
import { Nodes } from "./nodes";
import { readPicture } from "./read";
import { pictureWords } from "./words";

/** The nodes as the latest attempt sees them, of whichever process has one. */
function Attempts({ moment, before, locale }: PictureProps) {
  return [...moment.states].map(([name, state]) => {
    const picture = readPicture(state);
    return picture === undefined ? undefined : <Nodes key={name} picture={picture} words={pictureWords[locale]} before={readPicture(before?.states.get(name))} />;
  });
}

const lens: TraceLens = { Picture: Attempts };
export default lens;
