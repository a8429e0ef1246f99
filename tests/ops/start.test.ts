import { spawnSync } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.join(import.meta.dirname, "..", "..");
const start = (PORT: string) => spawnSync(process.execPath, [path.join(root, "scripts", "start.mjs")], { encoding: "utf8", env: { ...process.env, PORT }, timeout: 20_000 });

test("npm start with a port that is taken names it and another way, before anything is built", async () => {
  const holder = createServer();
  const port = await new Promise<number>((resolve) => holder.listen(0, "0.0.0.0", () => resolve((holder.address() as AddressInfo).port)));
  const { status, stderr } = start(String(port));
  await new Promise((resolve) => holder.close(resolve));
  expect(status).toBe(1);
  expect(stderr).toContain(`Port ${port} is already in use.`);
  expect(stderr).toContain(`PORT=${port + 1} npm start`);
  expect(stderr).not.toContain("[1/");
});

test.each(["abc", "0", "70000", "3000.5"])("npm start refuses %s as a port", (port) => {
  const { status, stderr } = start(port);
  expect(status).toBe(1);
  expect(stderr).toContain(`it is "${port}"`);
});
