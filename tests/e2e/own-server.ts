import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";

const root = path.join(import.meta.dirname, "..", "..");

/** With E2E_IMAGE the server is a container of that image, as locked up as compose.yaml has it; else the built one. */
const image = process.env.E2E_IMAGE;

/** A server of a test's own: for stories that restart it, or that need an empty database. */
export class OwnServer {
  readonly url: string;
  /** Everything that it printed, such as the first start's token. */
  output = "";
  readonly #child: ChildProcess;

  private constructor(port: number, dataDir: string) {
    this.url = `http://localhost:${port}`;
    this.#child = image
      ? spawn("docker", ["run", "--rm", "--name", this.#container, ...lockedUp, "-e", `PORT=${port}`, "-v", `${dataDir}:/data`, image], { stdio: ["ignore", "pipe", "pipe"] })
      : spawn(process.execPath, [path.join(root, "scripts", "serve.mjs")], { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, PORT: String(port), DATA_DIR: dataDir } });
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.on("data", (chunk: Buffer) => { this.output += chunk.toString(); });
  }

  /** Starts one on `port` (a free one if not given) and resolves when it can serve. */
  static async start(dataDir: string, port?: number): Promise<OwnServer> {
    // The container's user is not the one that made the folder.
    if (image) chmodSync(dataDir, 0o777);
    const server = new OwnServer(port ?? await freePort(), dataDir);
    while (server.#child.exitCode === null) {
      const answer = await fetch(`${server.url}/api/healthz`).catch(() => undefined);
      if (answer?.ok) return server;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The server ended before it could serve:\n${server.output}`);
  }

  get #container(): string {
    return `reconcile-${this.port}`;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Ends it with `signal` and resolves to its exit code (null or 137 when the signal killed it). */
  stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return Promise.resolve(this.#child.exitCode);
    return new Promise((resolve) => {
      this.#child.once("exit", resolve);
      if (image) spawnSync("docker", ["kill", `--signal=${signal}`, this.#container]);
      else this.#child.kill(signal);
    });
  }
}

const lockedUp = ["--network", "host", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--pids-limit", "256", "--user", "1000:1000", "--init"];

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
