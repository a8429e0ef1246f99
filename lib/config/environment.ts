import path from "node:path";
import { z } from "zod";
import { projectRoot } from "./root";

const optional = z.string().trim().min(1).optional();
const secret = z.string().min(32, "must have at least 32 characters");

/** Every variable that the server reads, with what it means. Nothing else reads `process.env` (but tools of the build). */
export const environmentSchema = z.object({
  DATA_DIR: z.string().min(1).default("data").describe("Folder for the database and the generated secrets."),
  DATABASE_URL: z.string().regex(/^(file:|postgres(ql)?:\/\/)/, "must begin with file:, postgres:// or postgresql://").optional()
    .describe("postgresql://… for PostgreSQL, file:… for another SQLite file; SQLite in DATA_DIR if absent."),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000).describe("Port to serve on."),
  NEXTAUTH_URL: z.url().optional().describe("The site's public address. Needed behind a proxy and for sign-in with other providers."),
  NEXTAUTH_SECRET: secret.optional().describe("Key of the sessions; generated into DATA_DIR if absent."),
  GRADE_SECRET: secret.optional().describe("Key of the grades' signatures; generated into DATA_DIR if absent."),
  GITHUB_ID: optional.describe("Client id of a GitHub OAuth app."),
  GITHUB_SECRET: optional.describe("Its client secret."),
  OIDC_ISSUER: z.url().optional().describe("Issuer of an OpenID Connect provider."),
  OIDC_CLIENT_ID: optional.describe("Client id at that provider."),
  OIDC_CLIENT_SECRET: optional.describe("Client secret at that provider."),
  OIDC_NAME: z.string().trim().min(1).max(40).default("Single sign-on").describe("What its button says."),
  GRADER_SIZE: z.coerce.number().int().min(1).max(64).optional().describe("Grader processes; one a core if absent."),
  TRUST_PROXY: z.enum(["0", "1"]).default("0").describe("1: believe X-Forwarded-For from the proxy in front of this server."),
}).superRefine((value, context) => {
  const whole = (names: readonly (keyof typeof value)[]) => {
    if (!names.some((name) => value[name] !== undefined)) return;
    for (const name of names) if (value[name] === undefined) context.addIssue({ code: "custom", path: [name], message: `is needed, since one of ${names.join(", ")} is set` });
  };
  whole(["GITHUB_ID", "GITHUB_SECRET"]);
  whole(["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]);
  if ((value.GITHUB_ID || value.OIDC_ISSUER) && !value.NEXTAUTH_URL) {
    context.addIssue({ code: "custom", path: ["NEXTAUTH_URL"], message: "is needed for sign-in with other providers: they send people back to it" });
  }
});

export type Environment = z.infer<typeof environmentSchema> & {
  /** Absolute. */
  readonly dataDir: string;
  readonly database: { readonly provider: "sqlite" | "postgresql"; readonly url: string };
};

/** Names the wrong variable, never its value: a log must not hold a secret. */
export class EnvironmentError extends Error {}

/** Reads the environment; throws an {@link EnvironmentError} with one line a wrong variable. An empty variable counts as absent. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new EnvironmentError(`The environment is not right:\n${lines.join("\n")}\nSee docs/self-hosting.md for every variable.`);
  }
  const dataDir = path.resolve(/* turbopackIgnore: true */ projectRoot(), parsed.data.DATA_DIR);
  const url = parsed.data.DATABASE_URL;
  const database = url?.startsWith("postgres")
    ? { provider: "postgresql" as const, url }
    : { provider: "sqlite" as const, url: `file:${url ? path.resolve(/* turbopackIgnore: true */ projectRoot(), url.slice("file:".length).replace(/^\/\//, "")) : path.join(dataDir, "reconcile.db")}` };
  return { ...parsed.data, dataDir, database };
}
