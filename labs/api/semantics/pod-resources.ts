// component-helpers resource/helpers.go, without what dynamic resource allocation adds.
import type { Container, ContainerStatus, ResourceRequirements } from "../kubernetes/container";
import type { ResourceList } from "../kubernetes/meta";
import type { Pod } from "../kubernetes/pod";
import { addQuantities, maxQuantities, parseResourceList, type Quantities } from "./resources";

/** What is counted. All off by default. */
export interface PodResourcesOptions {
  /** Consider what the status says of containers that are being resized (in-place vertical scaling). */
  useStatusResources?: boolean;
  /** The same of the pod as a whole, where its spec has resources. */
  inPlacePodLevelResourcesVerticalScalingEnabled?: boolean;
  excludeOverhead?: boolean;
  /** Takes the place of requests that a container lacks; what is 0 is not lacking. */
  nonMissingContainerRequests?: ResourceList;
  skipPodLevelResources?: boolean;
  skipContainerLevelResources?: boolean;
}

/** What one container counts with; undefined counts nothing. */
type Amount = (container: Container, status: ContainerStatus | undefined, infeasible: boolean) => ResourceList | undefined;

const bySpec = (which: keyof ResourceRequirements & ("requests" | "limits")): Amount => (container) => container.resources?.[which];
const allocated: Amount = (container, status, infeasible) => status?.allocatedResources ?? (infeasible ? undefined : container.resources?.requests);
const actuated: Amount = (container, status, infeasible) => status?.resources?.requests ?? allocated(container, status, infeasible);
const actuatedLimits: Amount = (container, status, infeasible) => status?.resources?.limits ?? (infeasible ? undefined : container.resources?.limits);

/**
 * What a pod requests in all (PodRequests): the sum of its containers and sidecars, or more if an init container needs more together with the
 * sidecars that were started before it; then what the pod as a whole requests in their place; then the overhead.
 */
export function podRequests(pod: Pod, options: PodResourcesOptions = {}): Quantities {
  let requests: Quantities = options.skipContainerLevelResources ? {} : containerRequests(pod, options);
  const { resources, overhead } = pod.spec ?? {};
  if (!options.skipPodLevelResources) {
    requests = withPodLevel(pod, requests, resources?.requests, [pod.status?.resources?.requests, pod.status?.allocatedResources], options);
  }
  return options.excludeOverhead ? requests : addQuantities(requests, parseResourceList(overhead));
}

/** What a pod may use at most (PodLimits): like `podRequests`; overhead only counts where there is a limit. */
export function podLimits(pod: Pod, options: PodResourcesOptions = {}): Quantities {
  const { resources, overhead } = pod.spec ?? {};
  const { nonMissingContainerRequests: _, ...counted } = options;
  let limits = sumOfContainers(pod, counted, bySpec("limits"));
  if (options.useStatusResources) {
    const real = options.inPlacePodLevelResourcesVerticalScalingEnabled && pod.status?.resources?.limits
      ? parseResourceList(pod.status.resources.limits) : sumOfContainers(pod, counted, actuatedLimits);
    limits = isResizeInfeasible(pod) ? real : maxQuantities(limits, real);
  }
  if (!options.skipPodLevelResources) limits = withPodLevel(pod, limits, resources?.limits, [pod.status?.resources?.limits], options);
  for (const [name, amount] of options.excludeOverhead ? [] : Object.entries(parseResourceList(overhead))) {
    const limit = limits[name];
    if (limit && !limit.isZero()) limits[name] = limit.add(amount);
  }
  return limits;
}

function containerRequests(pod: Pod, options: PodResourcesOptions): Quantities {
  const wanted = sumOfContainers(pod, options, bySpec("requests"));
  if (!options.useStatusResources) return wanted;
  const { allocatedResources, resources } = pod.status ?? {};
  const known = options.inPlacePodLevelResourcesVerticalScalingEnabled && allocatedResources && resources?.requests;
  const real = known ? maxQuantities(parseResourceList(known), parseResourceList(allocatedResources))
    : maxQuantities(sumOfContainers(pod, options, actuated), sumOfContainers(pod, options, allocated));
  return isResizeInfeasible(pod) ? real : maxQuantities(wanted, real);
}

function sumOfContainers(pod: Pod, options: PodResourcesOptions, amount: Amount): Quantities {
  const infeasible = options.useStatusResources === true && isResizeInfeasible(pod);
  const missing = parseResourceList(options.nonMissingContainerRequests);
  const of = (container: Container): Quantities =>
    ({ ...missing, ...parseResourceList(amount(container, options.useStatusResources ? statusOf(pod, container.name) : undefined, infeasible)) });

  let sum: Quantities = {};
  for (const container of pod.spec?.containers ?? []) sum = addQuantities(sum, of(container));
  let sidecars: Quantities = {};
  let starting: Quantities = {};
  for (const container of pod.spec?.initContainers ?? []) {
    const needed = addQuantities(of(container), sidecars);
    if (container.restartPolicy === "Always") {
      sum = addQuantities(sum, of(container));
      sidecars = needed;
    }
    starting = maxQuantities(starting, needed);
  }
  return maxQuantities(sum, starting);
}

function statusOf(pod: Pod, name: string): ContainerStatus | undefined {
  return [...pod.status?.containerStatuses ?? [], ...pod.status?.initContainerStatuses ?? []].find((status) => status.name === name);
}

/** The kubelet has found that the node can never give what the resize asks for. */
function isResizeInfeasible(pod: Pod): boolean {
  return pod.status?.conditions?.find(({ type }) => type === "PodResizePending")?.reason === "Infeasible";
}

/** Resources that a pod as a whole can have: for these its own word replaces its containers'. */
const isPodLevel = (name: string): boolean => name === "cpu" || name === "memory" || name.startsWith("hugepages-");

function withPodLevel(pod: Pod, amounts: Quantities, spec: ResourceList | undefined, statuses: readonly (ResourceList | undefined)[], options: PodResourcesOptions): Quantities {
  if (!Object.keys(spec ?? {}).some(isPodLevel)) return amounts;
  let effective = parseResourceList(spec);
  if (options.inPlacePodLevelResourcesVerticalScalingEnabled && options.useStatusResources && pod.status?.resources) {
    if (isResizeInfeasible(pod)) effective = {};
    for (const status of statuses) effective = maxQuantities(effective, parseResourceList(status));
  }
  return { ...amounts, ...Object.fromEntries(Object.entries(effective).filter(([name]) => isPodLevel(name))) };
}
