import type { ReactNode } from "react";
import styles from "./atlas.module.css";
import { Region, type AtlasModule } from "./region";
import { Wire } from "./wire";

export interface AtlasText {
  planned: string;
  /** What travels along the arrows. */
  apply: string;
  watch: string;
  store: string;
  observe: string;
}

/** Where each module lies on the map. A module that is not named here has no region; atlas.test.ts sees to it that none is missing. */
export const regions = ["orientation", "state", "api-server", "client-go", "controllers", "scheduler", "node", "operations", "community", "capstone"] as const;

export interface AtlasProps {
  modules: readonly AtlasModule[];
  text: AtlasText;
  /** Small marks of what the reader has done, put beside the open parts. */
  markOf?: (lesson: string) => ReactNode;
}

/**
 * The course as a map of the machine. Requests come from the left; the API server alone speaks to the store; what it knows
 * flows to the right, through client-go, to those who act on it, and down to the nodes. On a narrow screen the same regions
 * stand below each other in that order. To a screen reader it is headings and lists.
 */
export function Atlas({ modules, text, markOf }: AtlasProps) {
  const region = (id: (typeof regions)[number]) => {
    const module = modules.find((candidate) => candidate.id === id);
    return module && <Region module={module} planned={text.planned} markOf={markOf} />;
  };
  return (
    <div className={styles.atlas}>
      <div className={styles.orientation}>{region("orientation")}</div>
      <Wire kind="apply" label={text.apply} />
      <div className={styles.cluster}>
        <div className={styles.capstone}>{region("capstone")}</div>
        <div className={styles.apiServer}>{region("api-server")}</div>
        <Wire kind="store" label={text.store} />
        <div className={styles.state}>{region("state")}</div>
        <Wire kind="watch" label={text.watch} />
        <div className={styles.clientGo}>{region("client-go")}</div>
        <Wire kind="toControllers" />
        <div className={styles.controllers}>{region("controllers")}</div>
        <Wire kind="toScheduler" />
        <div className={styles.scheduler}>{region("scheduler")}</div>
        <Wire kind="toNode" />
        <div className={styles.node}>{region("node")}</div>
      </div>
      <Wire kind="observe" label={text.observe} />
      <div className={styles.operations}>{region("operations")}</div>
      <div className={styles.community}>{region("community")}</div>
    </div>
  );
}
