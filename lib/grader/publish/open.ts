import path from "node:path";
import { starterPath, type LabDefinition } from "../lab";

/** Files of any lab that its students are not handed; by their path below labs/. */
const isSecret = (file: string): boolean => /^[^\\/.]+[\\/](solution[\\/]|hidden\.ts$)/.test(file);

/**
 * What is wrong with what a lab lets its students see, if anything: they see the files that it gives, and the inputs of its visible tests. Among them may be
 * references of labs that it builds on, which come before it in the course, but of itself only what it gives.
 * @param inputs paths below labs/
 */
export function openProblem(lab: Pick<LabDefinition, "id" | "files" | "buildsOn">, inputs: readonly string[]): string | undefined {
  const earlier = (file: string): boolean => lab.buildsOn.some((other) => file.startsWith(path.join(other, "solution", path.sep)));
  const own = (file: string): boolean => file.startsWith(path.join(lab.id, path.sep));
  const given = lab.files.filter((file) => file.from !== undefined).map((file) => path.join(lab.id, starterPath(file)));
  const foreign = given.find((file) => isSecret(file) && !own(file) && !earlier(file));
  if (foreign !== undefined) return `it gives ${path.relative(lab.id, foreign)}, the reference of a lab that it does not build on.`;
  const secret = inputs.find((file) => isSecret(file) && !earlier(file) && !given.includes(file));
  return secret === undefined ? undefined : `the visible tests import ${path.relative(lab.id, secret)}, which must not reach a browser.`;
}
