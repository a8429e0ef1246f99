import createIntlMiddleware from "next-intl/middleware";
import { NextResponse, type NextRequest } from "next/server";
import { contentSecurityPolicy, securityHeaders } from "@/lib/config/security-headers";
import { routing } from "@/lib/i18n/routing";

const routeByLanguage = createIntlMiddleware(routing);
const development = process.env.NODE_ENV === "development";

/** Sends a visitor to a language and gives every page its policy. API answers get the plain security headers only. */
export function proxy(request: NextRequest): NextResponse {
  const isApi = request.nextUrl.pathname.startsWith("/api/");
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, development);
  // The framework reads the nonce from the request's policy and puts it on its own scripts; the layout reads x-nonce.
  request.headers.set("content-security-policy", policy);
  request.headers.set("x-nonce", nonce);

  const response = isApi ? NextResponse.next() : routeByLanguage(request);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  if (!isApi) response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  // Not for files of the build and of the public folder, nor for the labs' sandbox, which brings its own policy.
  matcher: ["/((?!_next/|_reconcile/|sandbox(?:/|$)|.*\\.[a-z0-9]+$).*)"],
};
