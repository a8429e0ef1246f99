import { readEnvironment, type Environment } from "./environment";
import { ensureSecrets, type Secrets } from "./secrets";

export type { Environment } from "./environment";
export { projectRoot } from "./root";

let environmentOnce: Environment | undefined;
let secretsOnce: Secrets | undefined;

/** This server's environment, read once. Throws an EnvironmentError that names what is wrong. */
export function environment(): Environment {
  return (environmentOnce ??= readEnvironment(process.env));
}

/** The keys in use: from the environment where it names them, else from the data folder. */
export function secrets(): Secrets {
  if (secretsOnce) return secretsOnce;
  const { NEXTAUTH_SECRET: session, GRADE_SECRET: grade, dataDir } = environment();
  secretsOnce = session && grade ? { session, grade } : { ...ensureSecrets(dataDir), ...(session && { session }), ...(grade && { grade }) };
  return secretsOnce;
}
