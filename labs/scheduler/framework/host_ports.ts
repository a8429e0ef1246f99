import type { HostPortInfo } from "@reconcile/api";

const allIPs = "0.0.0.0";

/** HostPortInfo of framework/types.go: IP → "protocol:port". */
export class HostPorts implements HostPortInfo {
  readonly #ports = new Map<string, Set<string>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(ip: string | undefined, protocol: string | undefined, port: number): void {
    if (port <= 0) return;
    const address = ip || allIPs;
    let ports = this.#ports.get(address);
    if (ports === undefined) this.#ports.set(address, (ports = new Set()));
    const before = ports.size;
    ports.add(pair(protocol, port));
    this.#size += ports.size - before;
  }

  remove(ip: string | undefined, protocol: string | undefined, port: number): void {
    if (port <= 0) return;
    const address = ip || allIPs;
    const ports = this.#ports.get(address);
    if (ports === undefined || !ports.delete(pair(protocol, port))) return;
    this.#size -= 1;
    if (ports.size === 0) this.#ports.delete(address);
  }

  checkConflict(ip: string | undefined, protocol: string | undefined, port: number): boolean {
    if (port <= 0) return false;
    const key = pair(protocol, port);
    const address = ip || allIPs;
    if (address !== allIPs) return has(this.#ports, allIPs, key) || has(this.#ports, address, key);
    for (const ports of this.#ports.values()) if (ports.has(key)) return true;
    return false;
  }

  clone(): HostPorts {
    const copy = new HostPorts();
    for (const [ip, ports] of this.#ports) copy.#ports.set(ip, new Set(ports));
    copy.#size = this.#size;
    return copy;
  }
}

function pair(protocol: string | undefined, port: number): string {
  return `${protocol || "TCP"}:${port}`;
}

function has(ports: ReadonlyMap<string, ReadonlySet<string>>, ip: string, key: string): boolean {
  return ports.get(ip)?.has(key) ?? false;
}
