import { type z, ZodError } from "zod";
import { getViewer, type Viewer } from "@/lib/auth";
import { Problem } from "@/lib/i18n/problem";
import { serverReady } from "./startup";

/** Of JSON, where a character of source may take six. */
const usualMaxBytes = 1_300_000;

type Context = { readonly params: Promise<Record<string, string | string[] | undefined>> };
type Handler = (request: Request, context: Context) => Promise<Response>;

interface Asked<Body, Who> {
  readonly request: Request;
  readonly viewer: Who;
  readonly body: Body;
  /** A part of the path, such as the `[lab]` of `drafts/[lab]`. */
  readonly param: (name: string) => string;
}

/** A route that only reads, for somebody signed in. */
export function read(answer: (asked: Asked<undefined, Viewer>) => Promise<unknown>): Handler {
  return guarded(async (request, context) => answer({ request, viewer: await signedIn(), body: undefined, param: await paramsOf(context) }));
}

/** A route that changes something, for somebody signed in. Refuses what another site's page may have sent. */
export function change<Schema extends z.ZodType>(schema: Schema, answer: (asked: Asked<z.infer<Schema>, Viewer>) => Promise<unknown>, maxBytes = usualMaxBytes): Handler {
  return guarded(async (request, context) => {
    checkSameSite(request);
    const viewer = await signedIn();
    return answer({ request, viewer, body: schema.parse(await readJson(request, maxBytes)), param: await paramsOf(context) });
  });
}

/** As {@link change}, for guests too. */
export function changeByAnybody<Schema extends z.ZodType>(schema: Schema, answer: (asked: Asked<z.infer<Schema>, Viewer | null>) => Promise<unknown>): Handler {
  return guarded(async (request, context) => {
    checkSameSite(request);
    return answer({ request, viewer: await getViewer(), body: schema.parse(await readJson(request, usualMaxBytes)), param: await paramsOf(context) });
  });
}

/** Answers with JSON (or the Response that was made); a Problem becomes its status, code and words in both languages. */
export function guarded(answer: Answer): Handler {
  return async (request, context) => {
    try {
      await serverReady();
      const result = await answer(request, context);
      return result instanceof Response ? result : json(result ?? {}, 200);
    } catch (error) {
      return problemResponse(error);
    }
  };
}
type Answer = (request: Request, context: Context) => Promise<unknown>;

export function json(value: unknown, status: number, headers: Record<string, string> = {}): Response {
  return Response.json(value, { status, headers: { "cache-control": "no-store", ...headers } });
}

export function problemResponse(error: unknown): Response {
  const problem = error instanceof Problem ? error : error instanceof ZodError ? new Problem("bad-request", { fields: error.issues.slice(0, 20).map((issue) => issue.path.join(".").slice(0, 200)) }) : new Problem("internal");
  if (problem.code === "internal") console.error("request failed:", error);
  const { retryAfter } = problem.details;
  return json({ code: problem.code, message: problem.text, ...problem.details }, problem.status, typeof retryAfter === "number" ? { "retry-after": String(retryAfter) } : {});
}

async function signedIn(): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) throw new Problem("sign-in-required");
  return viewer;
}

async function paramsOf(context: Context): Promise<(name: string) => string> {
  const params = await context.params;
  return (name) => {
    const value = params[name];
    if (typeof value !== "string" || value.includes("\0")) throw new Problem("not-found");
    return value;
  };
}

/**
 * Cross-site requests are refused by what browsers say of themselves (Sec-Fetch-Site, else Origin); a JSON content type
 * besides, which a form cannot send. A program that sends neither header has no cookies of anybody else to abuse.
 */
export function checkSameSite(request: Request): void {
  const { headers } = request;
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site !== null && site !== "same-origin" && site !== "none") throw new Problem("cross-site");
  if (origin !== null) {
    const host = headers.get("x-forwarded-host") ?? headers.get("host");
    if (!URL.canParse(origin) || new URL(origin).host !== host) throw new Problem("cross-site");
  }
  if (headers.get("content-type")?.split(";")[0]?.trim() !== "application/json") throw new Problem("bad-request", { expected: "application/json" });
}

/** An escaped NUL somewhere in JSON. PostgreSQL cannot store it as text, and nobody types one. */
const escapedNul = /(?<!\\)(?:\\\\)*\\u0000/;

/** Reads at most so many bytes, whatever the length that was announced. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new Problem("too-large", { limit: maxBytes });
    chunks.push(chunk);
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
    if (!escapedNul.test(text)) return JSON.parse(text);
  } catch {
    // Said below.
  }
  throw new Problem("bad-request", { expected: "JSON in UTF-8" });
}
