import type { Capabilities, Json } from "../capabilities";
import type { Simulation } from "../simulation";

/** A synchronous program that uses every capability: processes that gossip a counter, and keep it on disk. */
export function gossip(sim: Simulation, names: readonly string[]): void {
  for (const name of names) {
    sim.spawn(name, ({ timers, net, disk, random, log }: Capabilities) => ({
      count: Number(disk.read("count") ?? 0),
      onStart() { timers.set("tick", random.int(5, 20)); },
      onTimer() {
        timers.set("tick", random.int(5, 20));
        net.send(random.pick(names), { count: ++this.count, half: this.count / 2, tags: ["a", { deep: true }] });
        disk.write("count", this.count);
        if (random.next() < 0.5) disk.sync();
      },
      onMessage(from: string, message: Json) {
        this.count = Math.max(this.count, (message as { count: number }).count);
        log.state({ from, count: this.count });
      },
    }));
  }
}

/** The same in async style: a loop that sleeps and sends, and one that receives. */
export function chat(sim: Simulation, names: readonly string[]): void {
  for (const name of names) {
    sim.spawn(name, ({ clock, net, disk, random, log }: Capabilities) => {
      let count = Number(disk.read("count") ?? 0);
      const listen = async () => {
        for (;;) {
          const { from, message } = await net.receive();
          count = Math.max(count, message as number);
          log.info("heard", { from, count });
        }
      };
      return {
        async start() {
          void listen();
          for (;;) {
            await clock.sleep(random.int(5, 20));
            net.send(random.pick(names), ++count);
            disk.write("count", count);
            if (random.next() < 0.5) disk.sync();
          }
        },
      };
    });
  }
}
