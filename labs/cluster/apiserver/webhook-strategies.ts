import { fieldInvalid, fieldRequired, isDNS1123Subdomain } from "@reconcile/api";
import type { FieldError, MutatingWebhook, MutatingWebhookConfiguration, ValidatingWebhook, ValidatingWebhookConfiguration, WebhookClientConfig } from "@reconcile/api";
import type { ResourceStrategy } from "./strategy";

const group = "admissionregistration.k8s.io";

/** registry/admissionregistration, with the defaults of apis/admissionregistration/v1 and the greater part of its validation. */
export const validatingWebhookConfigurations: ResourceStrategy<ValidatingWebhookConfiguration> = {
  resource: { group, resource: "validatingwebhookconfigurations" }, kind: { group, kind: "ValidatingWebhookConfiguration" }, version: "v1", namespaced: false,
  applyDefaults: ({ webhooks = [] }) => { webhooks.forEach(setDefaults); },
  validate: ({ webhooks = [] }) => webhooks.flatMap((webhook, i) => problemsOf(webhook, `webhooks[${i}]`)),
};

export const mutatingWebhookConfigurations: ResourceStrategy<MutatingWebhookConfiguration> = {
  resource: { group, resource: "mutatingwebhookconfigurations" }, kind: { group, kind: "MutatingWebhookConfiguration" }, version: "v1", namespaced: false,
  applyDefaults({ webhooks = [] }) {
    webhooks.forEach((webhook: MutatingWebhook) => {
      setDefaults(webhook);
      webhook.reinvocationPolicy ??= "Never";
    });
  },
  validate: ({ webhooks = [] }) => webhooks.flatMap((webhook, i) => problemsOf(webhook, `webhooks[${i}]`)),
};

function setDefaults(webhook: ValidatingWebhook): void {
  webhook.failurePolicy ??= "Fail";
  webhook.matchPolicy ??= "Equivalent";
  webhook.namespaceSelector ??= {};
  webhook.objectSelector ??= {};
  webhook.timeoutSeconds ??= 10;
  for (const rule of webhook.rules ?? []) rule.scope ??= "*";
  if (webhook.clientConfig.service !== undefined) webhook.clientConfig.service.port ??= 443;
}

function problemsOf({ name, sideEffects, admissionReviewVersions = [], timeoutSeconds = 10, clientConfig }: ValidatingWebhook, path: string): FieldError[] {
  const problems: FieldError[] = isDNS1123Subdomain(name).map((problem) => fieldInvalid(`${path}.name`, name, problem));
  if (name.split(".").length < 3) problems.push(fieldInvalid(`${path}.name`, name, "should be a domain with at least three segments separated by dots"));
  if (sideEffects !== "None" && sideEffects !== "NoneOnDryRun") problems.push({ type: "FieldValueNotSupported", field: `${path}.sideEffects`, badValue: sideEffects, detail: 'supported values: "None", "NoneOnDryRun"' });
  if (timeoutSeconds < 1 || timeoutSeconds > 30) problems.push(fieldInvalid(`${path}.timeoutSeconds`, timeoutSeconds, "the timeout value must be between 1 and 30 seconds"));
  if (admissionReviewVersions.length === 0) problems.push(fieldRequired(`${path}.admissionReviewVersions`, "must specify one of v1, v1beta1"));
  else if (!admissionReviewVersions.includes("v1")) problems.push(fieldInvalid(`${path}.admissionReviewVersions`, admissionReviewVersions, "must include at least one of v1, v1beta1"));
  return [...problems, ...addressProblems(clientConfig, `${path}.clientConfig`)];
}

function addressProblems({ url, service }: WebhookClientConfig, path: string): FieldError[] {
  if ((url === undefined) === (service === undefined)) return [fieldRequired(path, "exactly one of url or service is required")];
  if (url !== undefined && !/^https:\/\/[^/]+/.test(url)) return [fieldInvalid(`${path}.url`, url, "'https' is the only allowed URL scheme; desired format: https://host[/path]")];
  return [];
}
