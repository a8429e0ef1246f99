import type { RequestHandler, RESTStorage, ServedResource, StorageContext } from "@reconcile/api";
import type { routeTo } from "@/labs/handler-chain/solution/router";

/** So many characters of warnings go with a response; if there are more, each is cut to so many (endpoints/filters/warning.go). */
const truncateAtTotal = 4 * 1024;
const truncateItem = 256;

/** What writes, by verb: reads have nothing to warn of. */
const writes: Readonly<Record<string, keyof RESTStorage>> = { create: "create", update: "update", patch: "patch", delete: "delete", deletecollection: "deleteCollection" };

/**
 * A router that tells a request's user what admission has to say besides yes and no: in headers `Warning: 299 - "…"`, whatever the answer is
 * (WithWarningRecorder). Several are one header here, with commas between them, which means the same.
 * @param route makes a router, which is handed resources whose storage notes down what it warns of
 */
export function withWarnings(route: typeof routeTo, resources: readonly ServedResource[], otherwise: RequestHandler): RequestHandler {
  const plain = route(resources, otherwise);
  return async (request, context) => {
    const { info } = context;
    if (info === undefined || !(info.verb in writes)) return plain(request, context);
    const warnings: string[] = [];
    const concerned = resources.filter(({ group, resource }) => group === info.apiGroup && resource.split("/")[0] === info.resource);
    const response = await route(concerned.map((resource) => ({ ...resource, storage: recording(resource.storage, warnings) })), otherwise)(request, context);
    const header = warningHeader(warnings);
    return header === undefined ? response : { ...response, headers: { ...response.headers, warning: header } };
  };
}

/** What the storage can write, with the warnings of it put there. */
function recording(storage: RESTStorage, warnings: string[]): RESTStorage {
  type Method = (context: StorageContext, ...rest: unknown[]) => unknown;
  const recorded: Record<string, Method> = {};
  for (const name of Object.values(writes)) {
    const method = storage[name] as Method | undefined;
    if (method !== undefined) recorded[name] = (context, ...rest) => method.call(storage, { ...context, warnings }, ...rest);
  }
  return recorded as unknown as RESTStorage;
}

/** The header's value: each text once, in the order in which they came; undefined if there are none. */
export function warningHeader(texts: readonly string[]): string | undefined {
  const once = [...new Set(texts)].filter((text) => text !== "" && !/\p{Cc}/u.test(text));
  const truncating = once.reduce((sum, text) => sum + [...text].length, 0) > truncateAtTotal;
  const kept: string[] = [];
  let written = 0;
  for (const text of once) {
    if (written >= truncateAtTotal) break;
    const shown = truncating ? [...text].slice(0, truncateItem).join("") : text;
    written += [...shown].length;
    kept.push(`299 - "${shown.replace(/["\\]/g, "\\$&")}"`);
  }
  return kept.length === 0 ? undefined : kept.join(", ");
}
