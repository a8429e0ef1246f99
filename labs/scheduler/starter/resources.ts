import { parseQuantity, podRequests, type Pod, type Quantity, type Resource, type ResourceList } from "@reconcile/api";

const noScalars: ReadonlyMap<string, number> = new Map();

/** For scores, a container without a request counts as one that asks for this much (util/pod_resources.go). */
export const defaultMilliCPURequest = 100;
export const defaultMemoryRequest = 200 * 1024 * 1024;

const nonMissingContainerRequests: ResourceList = { cpu: `${defaultMilliCPURequest}m`, memory: `${defaultMemoryRequest}` };

/** The sums that a node keeps: a {@link Resource} that can be added to. */
export class ResourceTotals implements Resource {
  milliCPU = 0;
  memory = 0;
  ephemeralStorage = 0;
  allowedPodNumber = 0;
  readonly #scalars = new Map<string, number>();

  get scalarResources(): ReadonlyMap<string, number> {
    return this.#scalars;
  }

  /** Adds what a pod requests; `sign` -1 takes it away again. */
  add(resource: Resource, sign: 1 | -1 = 1): void {
    this.milliCPU += sign * resource.milliCPU;
    this.memory += sign * resource.memory;
    this.ephemeralStorage += sign * resource.ephemeralStorage;
    for (const [name, amount] of resource.scalarResources) this.#scalars.set(name, (this.#scalars.get(name) ?? 0) + sign * amount);
  }

  clone(): ResourceTotals {
    const copy = new ResourceTotals();
    copy.add(this);
    copy.allowedPodNumber = this.allowedPodNumber;
    return copy;
  }
}

/** A list of quantities in base units: CPU in thousandths, everything else whole, rounded up. */
export function resourceOf(list: ResourceList | undefined): Resource {
  return resourceOfQuantities(Object.entries(list ?? {}).map(([name, text]) => [name, parseQuantity(text)]));
}

function resourceOfQuantities(quantities: Iterable<readonly [string, Quantity]>): Resource {
  let scalars: Map<string, number> | undefined;
  const resource = { milliCPU: 0, memory: 0, ephemeralStorage: 0, allowedPodNumber: 0, scalarResources: noScalars };
  for (const [name, quantity] of quantities) {
    switch (name) {
      case "cpu": resource.milliCPU = quantity.milliValue(); break;
      case "memory": resource.memory = quantity.value(); break;
      case "ephemeral-storage": resource.ephemeralStorage = quantity.value(); break;
      case "pods": resource.allowedPodNumber = quantity.value(); break;
      default: if (isScalarResourceName(name)) resource.scalarResources = (scalars ??= new Map()).set(name, quantity.value());
    }
  }
  return resource;
}

/** What a pod needs as a whole: the larger of its containers' sum and each init container with the sidecars before it, plus overhead. */
export function podResource(pod: Pod): Resource {
  return resourceOfQuantities(Object.entries(podRequests(pod)));
}

/** The same, with defaults for containers that request no CPU or no memory. */
export function nonZeroPodResource(pod: Pod): { milliCPU: number; memory: number } {
  const { milliCPU, memory } = resourceOfQuantities(Object.entries(podRequests(pod, { nonMissingContainerRequests })));
  return { milliCPU, memory };
}

/** One resource's amount. */
export function amountOf(resource: Resource, name: string): number {
  switch (name) {
    case "cpu": return resource.milliCPU;
    case "memory": return resource.memory;
    case "ephemeral-storage": return resource.ephemeralStorage;
    case "pods": return resource.allowedPodNumber;
    default: return resource.scalarResources.get(name) ?? 0;
  }
}

/** `vendor.com/device`: with a domain that is not Kubernetes' own, and no quota prefix (v1helper.IsExtendedResourceName). */
export function isExtendedResourceName(name: string): boolean {
  return !isNativeResource(name) && !name.startsWith("requests.");
}

/** Extended resources, huge pages, attachable volumes: what is counted by name (util.IsScalarResourceName). */
export function isScalarResourceName(name: string): boolean {
  return isExtendedResourceName(name) || name.startsWith("hugepages-") || name.startsWith("attachable-volumes-") || isPrefixedNativeResource(name);
}

function isNativeResource(name: string): boolean {
  return !name.includes("/") || isPrefixedNativeResource(name);
}

function isPrefixedNativeResource(name: string): boolean {
  return name.includes("kubernetes.io/");
}
