import { describe, expect, it } from "vitest";
import { Simulation, type LinkOptions } from "@/lib/sim";
import { drain } from "@/lib/sim/testing/drain";
import type { BodyStream, HttpRequest, HttpResponse } from "@reconcile/api";
import { ConnectionError, HttpClient } from "./client";
import { HttpServer, type HttpHandler } from "./server";

const get = (url: string): HttpRequest => ({ method: "GET", url, headers: {} });

/** A stream of the words, one each 10 ms, that ends after the last. */
function words(sleep: (ms: number) => Promise<void>, list: readonly string[], closed: () => void = () => {}): BodyStream {
  const rest = [...list];
  return { read: async () => { await sleep(10); return rest.shift(); }, close: closed };
}

function connect(handler: (sleep: (ms: number) => Promise<void>) => HttpHandler, network: LinkOptions = {}, seed = 1) {
  const sim = new Simulation({ seed, drain, network });
  const server = sim.spawn("server", (cap) => {
    const http = new HttpServer(cap, handler((ms) => cap.clock.sleep(ms)));
    return { start() {}, onMessage: (from, message) => { http.onMessage(from, message); } };
  });
  const client = sim.spawn("client", (cap) => {
    const http = new HttpClient(cap, "server", { timeout: 1_000, readIdleTimeout: 300, pingTimeout: 150 });
    return { start() {}, http, onMessage: (from, message) => { http.onMessage(from, message); } };
  });
  return { sim, server, roundTrip: client.component!.http.roundTrip };
}

async function readAll(response: HttpResponse): Promise<string[]> {
  if (typeof response.body === "string") return [response.body];
  const read: string[] = [];
  for (;;) {
    const chunk = await response.body.read();
    if (chunk === undefined) return read;
    read.push(chunk);
  }
}

describe("HTTP over the simulated network", () => {
  it("brings a request to the handler and its response back", async () => {
    const { sim, roundTrip } = connect(() => async (request, from) => ({ status: 200, headers: { "content-type": "text/plain" }, body: `${from} ${request.url}` }));
    expect(await sim.drive(() => roundTrip(get("/api")))).toEqual({ status: 200, headers: { "content-type": "text/plain" }, body: "client /api" });
  });

  it("brings every chunk once and in order over a network that doubles and reorders", async () => {
    const list = Array.from({ length: 40 }, (_, i) => `w${i}`);
    for (let seed = 1; seed <= 20; seed++) {
      let served = 0;
      const { sim, roundTrip } = connect((sleep) => async () => { served++; return { status: 200, headers: {}, body: words(sleep, list) }; },
        { delay: { kind: "uniform", min: 1, max: 40 }, duplicate: 0.3, reorder: 0.5 }, seed);
      expect(await sim.drive(async () => readAll(await roundTrip(get("/watch"))))).toEqual(list);
      expect(served).toBe(1);
    }
  });

  it("fails a request that gets no answer, after the time-out", async () => {
    const { sim, server, roundTrip } = connect(() => async () => ({ status: 200, headers: {}, body: "" }));
    server.crash();
    await expect(sim.drive(() => roundTrip(get("/")))).rejects.toThrow(ConnectionError);
    expect(sim.now).toBe(1_000);
  });

  it("breaks a stream whose server is gone, soon after it has come back, and without it after two silences", async () => {
    for (const restarts of [true, false]) {
      const { sim, server, roundTrip } = connect((sleep) => async () => ({ status: 200, headers: {}, body: words(sleep, ["a", "b", "c", "d"]) }));
      sim.at(25, () => server.crash());
      if (restarts) sim.at(50, () => server.restart());
      await expect(sim.drive(async () => readAll(await roundTrip(get("/"))))).rejects.toThrow(restarts ? /reset/ : /does not answer/);
      expect(sim.now).toBeLessThan(restarts ? 340 : 480);
    }
  });

  it("fails a request whose response was lost, though parts of its body arrive", async () => {
    const { sim, roundTrip } = connect((sleep) => async () => ({ status: 200, headers: {}, body: { read: async () => { await sleep(100); return "x"; }, close: () => {} } }));
    sim.link("server", "client", { loss: 1 });
    sim.at(50, () => sim.link("server", "client", { loss: 0 }));
    await expect(sim.drive(() => roundTrip(get("/")))).rejects.toThrow(/no answer from server within 1000 ms/);
  });

  it("breaks a stream whose last part was lost, though nothing came behind it and the server lives", async () => {
    const rest = ["a", "b"];
    const { sim, roundTrip } = connect((sleep) => async () => ({
      status: 200, headers: {}, body: { read: async () => { await sleep(rest.length > 0 ? 100 : 100_000); return rest.shift(); }, close: () => {} },
    }));
    sim.at(150, () => sim.link("server", "client", { loss: 1 }));
    sim.at(250, () => sim.link("server", "client", { loss: 0 }));
    await expect(sim.drive(async () => readAll(await roundTrip(get("/"))))).rejects.toThrow(/a part of the stream was lost/);
    expect(sim.now).toBeLessThan(1_000);
  });

  it("fails a request whose response was lost, though all of its body arrives", async () => {
    const { sim, roundTrip } = connect((sleep) => async () => ({ status: 200, headers: {}, body: words(sleep, ["a"]) }));
    sim.link("server", "client", { loss: 1 });
    sim.at(5, () => sim.link("server", "client", { loss: 0 }));
    await expect(sim.drive(() => roundTrip(get("/")))).rejects.toThrow(/no answer from server within 1000 ms/);
  });

  it("breaks a stream of which a part was lost, instead of skipping it", async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const list = Array.from({ length: 30 }, (_, i) => `${i}`);
      const { sim, roundTrip } = connect((sleep) => async () => ({ status: 200, headers: {}, body: words(sleep, list) }), { loss: 0.1 }, seed);
      const read: string[] = [];
      await sim.drive(async () => {
        const { body } = await roundTrip(get("/"));
        for (let chunk = await (body as BodyStream).read(); chunk !== undefined; chunk = await (body as BodyStream).read()) read.push(chunk);
      }).catch((error: unknown) => expect(error).toBeInstanceOf(ConnectionError));
      expect(read).toEqual(list.slice(0, read.length));
    }
  });

  it("tells the server when a reader closes a stream, and resets an exchange whose handler rejects", async () => {
    let closed = 0;
    const { sim, roundTrip } = connect((sleep) => async ({ url }) => {
      if (url === "/broken") throw new Error("panic");
      return { status: 200, headers: {}, body: words(sleep, ["a", "b"], () => { closed++; }) };
    });
    await sim.drive(async () => {
      const body = (await roundTrip(get("/"))).body as BodyStream;
      await body.read();
      body.close();
      expect(await body.read()).toBeUndefined();
    });
    await sim.advance(5);
    expect(closed).toBe(1);
    await expect(sim.drive(() => roundTrip(get("/broken")))).rejects.toThrow(/reset/);
  });

  it("lets two processes be client and server to each other", async () => {
    const sim = new Simulation({ seed: 1, drain });
    const spawn = (name: string, other: string) => sim.spawn(name, (cap) => {
      const client = new HttpClient(cap, other, { timeout: 1_000 });
      const server = new HttpServer(cap, async ({ url }) => ({ status: 200, headers: {}, body: url === "/ask" ? `${name} heard: ${String((await client.roundTrip(get("/"))).body)}` : name }));
      return { start() {}, client, onMessage: (from, message) => { if (!client.onMessage(from, message)) server.onMessage(from, message); } };
    }).component!.client;
    const left = spawn("left", "right");
    spawn("right", "left");
    expect(await sim.drive(() => left.roundTrip(get("/ask")))).toMatchObject({ body: "right heard: left" });
  });
});
