"use client";

import { useEffect, useState } from "react";
import { Select } from "../select";
import type { Condition, RequestId, Road, RoadStrings, Sender } from "./types";
import styles from "./road-figure.module.css";

export interface RoadFigureProps {
  readonly strings: RoadStrings;
  /** Method and path of each request. */
  readonly requests: Readonly<Record<RequestId, readonly [method: string, url: string]>>;
  /** Sends one of them through the chain, in virtual time. */
  readonly walk: (request: RequestId, sender: Sender, condition: Condition) => Promise<Road>;
}

const marks: Readonly<Record<Road["steps"][number]["state"], string>> = { unreached: "·", passed: "↓", answered: "●", thrown: "↯", left: "…" };

/** A request, who sends it and what the server is like: how far it gets, what each filter finds out, and who answers. */
export function RoadFigure({ strings, requests, walk }: RoadFigureProps) {
  const [request, setRequest] = useState<RequestId>("get");
  const [sender, setSender] = useState<Sender>("alice");
  const [condition, setCondition] = useState<Condition>("fine");
  const [road, setRoad] = useState<Road>();
  useEffect(() => {
    let current = true;
    void walk(request, sender, condition).then((came) => { if (current) setRoad(came); });
    return () => { current = false; };
  }, [walk, request, sender, condition]);

  return (
    <div className={styles.figure}>
      <fieldset className={styles.choices}>
        <legend>{strings.choices}</legend>
        <Select label={strings.request} value={request} options={Object.entries(requests).map(([id, parts]) => [id, parts.join(" ")])} onChange={(id) => setRequest(id as RequestId)} />
        <Select label={strings.sender} value={sender} options={Object.entries(strings.senders)} onChange={(id) => setSender(id as Sender)} />
        <Select label={strings.condition} value={condition} options={Object.entries(strings.conditions)} onChange={(id) => setCondition(id as Condition)} />
      </fieldset>
      {road === undefined ? <div className={styles.blank} /> : <Steps road={road} strings={strings} />}
    </div>
  );
}

function Steps({ road: { steps, response }, strings }: { readonly road: Road; readonly strings: RoadStrings }) {
  const { code, reason, message, retryAfter, ms } = response;
  return (
    <>
      <ol className={styles.road} aria-label={strings.road}>
        {steps.map(({ name, state, note }) => (
          <li key={name} data-state={state}>
            <span aria-hidden className={styles.mark}>{marks[state]}</span>
            <span className={styles.name}><code>{name}</code> <small>{strings.does[name]}</small></span>
            <span className={styles.state}>{strings.states[state]}</span>
            {note !== "" && <code className={styles.note}>{note}</code>}
          </li>
        ))}
      </ol>
      <p className={styles.answer} role="status" data-refused={code >= 400}>
        <strong>{strings.answer} {code} {reason}</strong>{retryAfter !== undefined && <> <code>{`Retry-After: ${retryAfter}`}</code></>} {ms > 0 && strings.after(ms)}
        {message !== "" && <><br /><code>{message}</code></>}
      </p>
    </>
  );
}
