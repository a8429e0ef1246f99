// HTTP as values (net/http): what a client hands to its transport, and what an API server's handler returns.

/** A request as it goes over the wire. */
export interface HttpRequest {
  /** "GET", "POST" … */
  readonly method: string;
  /** Path and query: `/api/v1/namespaces/default/pods?limit=500`. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Who the client certificate says the sender is; absent if none was shown. */
  readonly peer?: PeerCertificate;
  readonly remoteAddress?: string;
}

/** The subject of a verified client certificate. */
export interface PeerCertificate {
  /** CN: the user. */
  readonly commonName: string;
  /** O, each one: the groups. */
  readonly organizations: readonly string[];
}

/** A response. A watch's body comes in chunks, whose borders mean nothing. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | BodyStream;
}

/** A body that is still being written. One reader. */
export interface BodyStream {
  /** The next chunk, or undefined at the end. Rejects when the connection breaks. */
  read(): Promise<string | undefined>;
  /** Says that nobody will read on. */
  close(): void;
}

/** A client's way to a server (http.RoundTripper): one request, one response. Rejects when the connection fails. */
export type RoundTripper = (request: HttpRequest) => Promise<HttpResponse>;
