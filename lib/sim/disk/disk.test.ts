import { describe, expect, it } from "vitest";
import { Simulation, type Capabilities } from "../index";

function started(): { cap: Capabilities; crash: () => Capabilities } {
  const sim = new Simulation({ seed: 1 });
  let cap: Capabilities | undefined;
  const a = sim.spawn("a", (given) => { cap = given; return {}; });
  return { cap: cap as Capabilities, crash: () => { a.crash(); a.restart(); return cap as Capabilities; } };
}

describe("a disk", () => {
  it("shows its own writes at once", () => {
    const { disk } = started().cap;
    disk.write("b", 1);
    disk.write("a", 2);
    expect([disk.read("a"), disk.read("b"), disk.read("c")]).toEqual([2, 1, undefined]);
    expect(disk.keys()).toEqual(["a", "b"]);
    disk.delete("a");
    expect(disk.keys()).toEqual(["b"]);
    expect(disk.read("a")).toBeUndefined();
  });

  it("goes back to the last sync in a crash: writes, overwrites and deletions", () => {
    const { cap, crash } = started();
    for (const key of ["kept", "changed", "deleted", "gone"]) cap.disk.write(key, "old");
    cap.disk.delete("gone");
    cap.disk.sync();
    cap.disk.write("changed", "new");
    cap.disk.write("added", "new");
    cap.disk.delete("deleted");
    const { disk } = crash();
    expect(Object.fromEntries(disk.keys().map((key) => [key, disk.read(key)]))).toEqual({ kept: "old", changed: "old", deleted: "old" });
  });

  it("forgets for good what was deleted before a sync", () => {
    const { cap, crash } = started();
    cap.disk.write("a", 1);
    cap.disk.sync();
    cap.disk.delete("a");
    cap.disk.sync();
    expect(crash().disk.keys()).toEqual([]);
  });

  it("copies values in and out", () => {
    const { disk } = started().cap;
    const value = { list: [1] };
    disk.write("a", value);
    value.list.push(2);
    (disk.read("a") as typeof value).list.push(3);
    expect(disk.read("a")).toEqual({ list: [1] });
  });
});
