import type { Moment, PictureProps, TraceLens } from "@/lib/ui/trace-viewer/lens";
import { readTable } from "./read";
import { Table } from "./table";
import { tableWords } from "./words";

/** The table of the latest cycle, of whichever process has one. */
function Tables({ moment, before, locale }: PictureProps) {
  return [...moment.states.keys()].map((name) => {
    const table = tableOf(moment, name);
    if (table === undefined) return undefined;
    const earlier = before && tableOf(before, name);
    return <Table key={name} table={table} words={tableWords[locale]} before={earlier?.pod === table.pod ? earlier : undefined} />;
  });
}

function tableOf({ states }: Moment, name: string) {
  return readTable(states.get(name));
}

const lens: TraceLens = { Picture: Tables };
export default lens;
