import { Select } from "../select";
import type { Behaviour, RequestChoice, RequestFigureStrings } from "./types";
import styles from "./request-figure.module.css";

interface ChoicesProps {
  readonly strings: RequestFigureStrings;
  readonly request: RequestChoice;
  readonly behaviour: Behaviour;
  readonly onRequest: (request: RequestChoice) => void;
  readonly onBehaviour: (behaviour: Behaviour) => void;
}

/** What the reader decides: the request, and what it will meet. */
export function Choices({ strings, request, behaviour, onRequest, onBehaviour }: ChoicesProps) {
  const set = (change: Partial<RequestChoice>) => onRequest({ ...request, ...change });
  const namespaces = request.resource === "nodes" ? [["none", strings.none]] : [["default", strings.namespaces.default], ["all", strings.namespaces.all]];
  return (
    <fieldset className={styles.choices}>
      <legend>{strings.request}</legend>
      <Select label={strings.verb} value={request.verb} options={[["GET", "GET"], ["POST", "POST"], ["PUT", "PUT"], ["DELETE", "DELETE"]]} onChange={(verb) => set({ verb: verb as RequestChoice["verb"] })} />
      <Select label={strings.resource} value={request.resource} options={[["pods", "pods"], ["deployments", "deployments"], ["nodes", "nodes"]]}
        onChange={(resource) => set({ resource: resource as RequestChoice["resource"], subResource: "" })} />
      <Select label={strings.namespace} value={request.resource === "nodes" ? "none" : request.namespace === "" ? "all" : "default"} options={namespaces}
        onChange={(namespace) => set({ namespace: namespace === "all" ? "" : "default" })} />
      <Select label={strings.name} value={request.name} options={[["web", "web"], ["", strings.none]]} onChange={(name) => set({ name: name as RequestChoice["name"], ...(name === "" ? { subResource: "" as const } : {}) })} />
      <Select label={strings.subResource} value={request.subResource} options={[["", strings.none], ["status", "status"], ...(request.resource === "deployments" ? [["scale", "scale"]] : [])]}
        onChange={(subResource) => set({ subResource: subResource as RequestChoice["subResource"] })} />
      <Select label={strings.labelSelector} value={request.labelSelector} options={[["", strings.none], ["app=web", "app=web"]]} onChange={(labelSelector) => set({ labelSelector: labelSelector as RequestChoice["labelSelector"] })} />
      <div className={styles.whole}>
        <Select label={strings.behaviour} value={behaviour} options={Object.entries(strings.behaviours)} onChange={(chosen) => onBehaviour(chosen as Behaviour)} />
      </div>
    </fieldset>
  );
}
