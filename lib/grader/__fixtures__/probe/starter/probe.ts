/** What the tests call. */
export function run(): unknown {
  return "starter";
}
