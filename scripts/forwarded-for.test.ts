import { createServer, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dropForwardedFor } from "./forwarded-for.mjs";

const own = Object.getOwnPropertyDescriptor(Server.prototype, "emit");
let server: Server;
let address: string;
beforeAll(async () => {
  server = createServer((request, response) => { response.end(JSON.stringify(request.headers)); });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  if (own) Object.defineProperty(Server.prototype, "emit", own);
  else Reflect.deleteProperty(Server.prototype, "emit");
  server.close();
});

const seen = async () => (await (await fetch(address, { headers: { "x-forwarded-for": "1.2.3.4, 5.6.7.8", "x-other": "stays" } })).json()) as Record<string, string>;

test("what a client says of its address is dropped, and nothing else", async () => {
  expect(await seen()).toMatchObject({ "x-forwarded-for": "1.2.3.4, 5.6.7.8", "x-other": "stays" });
  dropForwardedFor();
  const headers = await seen();
  expect(headers["x-forwarded-for"]).toBeUndefined();
  expect(headers["x-other"]).toBe("stays");
});
