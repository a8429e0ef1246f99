import type { Clock } from "./capabilities";

/** Another clock that counts, in `timers.running`, the timers and sleeps begun on it that are neither over nor stopped: for tests of what leaves some behind. */
export function countedClock(clock: Clock, timers: { running: number }): Clock {
  return {
    now: () => clock.now(),
    async sleep(ms) {
      timers.running++;
      await clock.sleep(ms);
      timers.running--;
    },
    setTimer(ms, fn) {
      let running = true;
      const end = () => { if (running) timers.running--; running = false; };
      timers.running++;
      const timer = clock.setTimer(ms, () => { end(); fn(); });
      return { stop: () => { end(); return timer.stop(); } };
    },
  };
}
