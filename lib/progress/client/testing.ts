import type { Fetch } from "./http";

/** A server for tests of the browser's side: answers by "METHOD path", keeps what it was asked; off the network while `online` is false. */
export class FakeServer {
  online = true;
  readonly asked: { readonly method: string; readonly path: string; readonly body: unknown; readonly ifMatch: string | null }[] = [];
  readonly #routes = new Map<string, (body: never, headers: Headers) => { status?: number; body: unknown }>();

  on<Body>(route: string, answer: (body: Body, headers: Headers) => { status?: number; body: unknown }): this {
    this.#routes.set(route, answer as (body: never, headers: Headers) => { status?: number; body: unknown });
    return this;
  }

  readonly fetch: Fetch = async (input, init) => {
    if (!this.online) throw new TypeError("network");
    const [method, path] = [init?.method ?? "GET", String(input)];
    const headers = new Headers(init?.headers);
    const body = JSON.parse(typeof init?.body === "string" ? init.body : "null") as unknown;
    this.asked.push({ method, path, body, ifMatch: headers.get("if-match") });
    const answer = this.#routes.get(`${method} ${path}`)?.(body as never, headers) ?? { status: 404, body: { code: "not-found" } };
    return Response.json(answer.body, { status: answer.status ?? 200 });
  };
}

/** The drafts' part of the API, with the account's text. */
export function draftServer(lab = "queue"): FakeServer & { draft: { revision: number; files: Record<string, string>; savedAt: number } | null } {
  const server = Object.assign(new FakeServer(), { draft: null as { revision: number; files: Record<string, string>; savedAt: number } | null });
  server.on("GET /api/progress", () => ({ body: { lessons: [], quizAnswers: [] } }));
  server.on("POST /api/progress/merge", () => ({ body: { drafts: 0, lessons: 0, quizAnswers: 0, bothKept: [] } }));
  server.on(`GET /api/drafts/${lab}`, () => ({ body: { draft: server.draft } }));
  server.on<{ files: Record<string, string> }>(`PUT /api/drafts/${lab}`, ({ files }, headers) => {
    const revision = server.draft?.revision ?? 0;
    if (headers.get("if-match") !== `"${revision}"`) return { status: 412, body: { code: "draft-conflict", current: server.draft } };
    server.draft = { revision: revision + 1, files, savedAt: 1_000 + revision };
    return { body: { revision: revision + 1, savedAt: server.draft.savedAt } };
  });
  return server;
}
