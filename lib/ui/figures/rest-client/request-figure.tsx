"use client";

import { useEffect, useState } from "react";
import { Address } from "./address";
import { Choices } from "./choices";
import type { Behaviour, Outcome, RequestChoice, RequestFigureStrings } from "./types";
import { Way } from "./way";
import styles from "./request-figure.module.css";

export interface RequestFigureProps {
  readonly strings: RequestFigureStrings;
  /** Sends the request to a server of that behaviour, in virtual time. */
  readonly send: (request: RequestChoice, behaviour: Behaviour) => Promise<Outcome>;
}

const first: RequestChoice = { verb: "GET", resource: "pods", namespace: "default", name: "web", subResource: "", labelSelector: "" };

/** A request that the reader puts together, its address in parts, and its way to a server and back. */
export function RequestFigure({ strings, send }: RequestFigureProps) {
  const [request, setRequest] = useState(first);
  const [behaviour, setBehaviour] = useState<Behaviour>("busy");
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    let current = true;
    void send(request, behaviour).then((came) => { if (current) setOutcome(came); });
    return () => { current = false; };
  }, [send, request, behaviour]);

  return (
    <div className={styles.figure}>
      <Choices strings={strings} request={request} behaviour={behaviour} onRequest={setRequest} onBehaviour={setBehaviour} />
      {outcome === undefined ? <div className={styles.blank} /> : (
        <>
          <Address strings={strings} verb={request.verb} parts={outcome.address} />
          <Way strings={strings} outcome={outcome} />
        </>
      )}
    </div>
  );
}
