import type { NextAuthOptions, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import GithubProvider from "next-auth/providers/github";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { type Environment, environment, secrets } from "@/lib/config";
import { database } from "@/lib/db";
import { Problem } from "@/lib/i18n/problem";
import { signIn } from "./accounts";
import { clientAddress } from "./client-address";
import { type ExternalIdentity, signInExternally } from "./external";
import type { SessionClaim, Viewer } from "./viewer";

/** What `authorize` and the sign-in callback leave for the token. */
type SignedIn = User & Partial<SessionClaim>;

export interface ProviderButton {
  readonly id: "github" | "oidc";
  readonly name: string;
}

/** The other providers that are configured: which buttons to show. */
export function externalProviders(env: Environment = environment()): readonly ProviderButton[] {
  return [
    ...(env.GITHUB_ID ? [{ id: "github" as const, name: "GitHub" }] : []),
    ...(env.OIDC_ISSUER ? [{ id: "oidc" as const, name: env.OIDC_NAME }] : []),
  ];
}

/** next-auth's options. `linkTo`: the viewer who asked to connect another provider to their account. */
export function authOptions(linkTo: Viewer | null = null): NextAuthOptions {
  const env = environment();
  // Without a public address next-auth goes by the Host header; with other providers the address is obligatory.
  if (!env.NEXTAUTH_URL) process.env.AUTH_TRUST_HOST = "1";
  return {
    secret: secrets().session,
    session: { strategy: "jwt", maxAge: 30 * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [credentials, ...(env.GITHUB_ID && env.GITHUB_SECRET ? [github(env.GITHUB_ID, env.GITHUB_SECRET)] : []), ...oidc(env)],
    callbacks: {
      signIn: ({ user, account, profile }) => account?.type === "credentials" ? true : external(user, account?.provider ?? "", account?.providerAccountId ?? "", profile, linkTo),
      jwt: ({ token, user }) => {
        const { userId, sessionVersion } = (user ?? {}) as Partial<SignedIn>;
        return userId ? { sub: userId, sessionVersion, name: user.name, email: user.email } : token;
      },
      session: ({ session, token }) => ({ ...session, claim: { userId: token.sub, sessionVersion: token.sessionVersion } }),
    },
    logger: { error: (code, metadata) => { if (!(metadata instanceof Error && metadata.name === "Problem")) console.error(`next-auth: ${code}`, metadata); } },
  };
}

const credentials = CredentialsProvider({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  async authorize(input, request) {
    const email = String(input?.email ?? "");
    const password = String(input?.password ?? "");
    try {
      const user = await signIn(database(), { email, password }, clientAddress(new Headers(request.headers as Record<string, string>)));
      return { id: user.id, name: user.name, email: user.email, userId: user.id, sessionVersion: user.sessionVersion } satisfies SignedIn;
    } catch (error) {
      // The page gets the code and finds the words.
      throw error instanceof Problem ? new Error(error.code) : error;
    }
  },
});

async function external(user: SignedIn, provider: string, providerAccountId: string, profile: unknown, linkTo: Viewer | null): Promise<boolean | string> {
  const claims: Partial<z.infer<typeof profileSchema>> = profileSchema.safeParse(profile).data ?? {};
  const identity: ExternalIdentity = { provider, providerAccountId, email: claims.email ?? undefined, emailVerified: claims.email_verified === true, name: user.name ?? undefined };
  try {
    const row = await signInExternally(database(), identity, linkTo);
    Object.assign(user, { userId: row.id, sessionVersion: row.sessionVersion, name: row.name, email: row.email });
    return true;
  } catch (error) {
    if (error instanceof Problem) return `${linkTo ? "/settings" : "/sign-in"}?error=${error.code}`;
    throw error;
  }
}

const profileSchema = z.object({ email: z.string().nullish(), email_verified: z.unknown() });
const githubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

function github(clientId: string, clientSecret: string) {
  return GithubProvider({
    clientId, clientSecret,
    userinfo: {
      url: "https://api.github.com/user",
      // The profile's own address is not marked as verified or not; the list of addresses is.
      async request({ client, tokens }) {
        const token = tokens.access_token ?? "";
        const profile = await client.userinfo(token);
        const answer = await fetch("https://api.github.com/user/emails", { headers: { authorization: `Bearer ${token}` } });
        const emails = answer.ok ? githubEmails.parse(await answer.json()) : [];
        const primary = emails.find((entry) => entry.primary);
        return { ...profile, email: primary?.email, email_verified: primary?.verified === true };
      },
    },
  });
}

function oidc(env: Environment): OAuthConfig<Record<string, unknown>>[] {
  if (!env.OIDC_ISSUER || !env.OIDC_CLIENT_ID || !env.OIDC_CLIENT_SECRET) return [];
  return [{
    id: "oidc", name: env.OIDC_NAME, type: "oauth", idToken: true, checks: ["pkce", "state", "nonce"],
    wellKnown: `${env.OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET,
    profile: (claims) => ({ id: String(claims["sub"]), name: typeof claims["name"] === "string" ? claims["name"] : null, email: typeof claims["email"] === "string" ? claims["email"] : null }),
  }];
}
