// What names and labels may look like: apimachinery pkg/util/validation and pkg/api/validate/content. Each function returns
// sentences about what is wrong; none if nothing is.

const dns1123Label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const dns1123Subdomain = `${dns1123Label}(\\.${dns1123Label})*`;
const dns1035Label = "[a-z]([-a-z0-9]*[a-z0-9])?";
const labelKey = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const labelValue = `(${labelKey})?`;
const configMapKey = "[-._a-zA-Z0-9]+";
const portName = "[-a-z0-9]+";

const regexes: Readonly<Record<string, RegExp>> = Object.fromEntries(
  [dns1123Label, dns1123Subdomain, dns1035Label, labelKey, labelValue, configMapKey, portName].map((pattern) => [pattern, new RegExp(`^${pattern}$`)]),
);

const matches = (pattern: string, value: string): boolean => regexes[pattern]?.test(value) ?? false;

const tooLong = (value: string, most: number): string[] => (value.length > most ? [`must be no more than ${most} characters`] : []);

function regexError(message: string, pattern: string, ...examples: string[]): string {
  // Upstream puts the comma before the "or".
  return `${message} (e.g. ${examples.map((example) => `'${example}', `).join(" or ")}regex used for validation is '${pattern}')`;
}

/** A label of DNS (RFC 1123): what most names have to be. */
export function isDNS1123Label(value: string): string[] {
  const wrong = tooLong(value, 63);
  if (matches(dns1123Label, value)) return wrong;
  if (matches(dns1123Subdomain, value)) return [...wrong, "must not contain dots"];
  return [...wrong, regexError(
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
    dns1123Label, "my-name", "123-abc")];
}

/** Labels of DNS, joined by dots. */
export function isDNS1123Subdomain(value: string): string[] {
  const wrong = tooLong(value, 253);
  if (matches(dns1123Subdomain, value)) return wrong;
  return [...wrong, regexError(
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
    dns1123Subdomain, "example.com")];
}

/** A label that begins with a letter (RFC 1035): what the names of services have to be. */
export function isDNS1035Label(value: string): string[] {
  const wrong = tooLong(value, 63);
  if (matches(dns1035Label, value)) return wrong;
  return [...wrong, regexError(
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
    dns1035Label, "my-name", "abc-123")];
}

/** The key of a label, an annotation, a taint: `name` or `example.com/name`. */
export function isQualifiedName(value: string): string[] {
  const about = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  const parts = value.split("/");
  if (parts.length > 2) {
    return [`a valid label key ${regexError(about.replace("name part ", ""), labelKey, "MyName", "my.name", "123-abc")} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const name = parts[parts.length - 1] ?? "";
  const prefix = parts.length === 2 ? parts[0] : undefined;
  const wrong: string[] = [];
  if (prefix === "") wrong.push("prefix part must be non-empty");
  else if (prefix !== undefined) wrong.push(...isDNS1123Subdomain(prefix).map((text) => `prefix part ${text}`));
  if (name === "") wrong.push("name part must be non-empty");
  wrong.push(...tooLong(name, 63).map((text) => `name part ${text}`));
  if (!matches(labelKey, name)) wrong.push(regexError(about, labelKey, "MyName", "my.name", "123-abc"));
  return wrong;
}

/** The value of a label; it may be empty. */
export function isValidLabelValue(value: string): string[] {
  const wrong = tooLong(value, 63);
  if (matches(labelValue, value)) return wrong;
  return [...wrong, regexError(
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
    labelValue, "MyValue", "my_value", "12345")];
}

/** A key of a ConfigMap's or Secret's data: the name of a file. */
export function isConfigMapKey(value: string): string[] {
  const wrong = tooLong(value, 253);
  if (!matches(configMapKey, value)) {
    wrong.push(regexError("a valid config key must consist of alphanumeric characters, '-', '_' or '.'", configMapKey, "key.name", "KEY_NAME", "key-name"));
  }
  if (value === "." || value === "..") wrong.push(`must not be '${value}'`);
  else if (value.startsWith("..")) wrong.push("must not start with '..'");
  return wrong;
}

/** The name of a port. */
export function isValidPortName(value: string): string[] {
  const wrong = tooLong(value, 15);
  if (!matches(portName, value)) wrong.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  if (!/[a-z]/.test(value)) wrong.push("must contain at least one letter (a-z)");
  if (value.includes("--")) wrong.push("must not contain consecutive hyphens");
  if (value.startsWith("-") || value.endsWith("-")) wrong.push("must not begin or end with a hyphen");
  return wrong;
}
