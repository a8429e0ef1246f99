"use client";
import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { lastAtMost } from "../model/search";
import { panBy, zoomAt } from "../model/view";
import type { RunView } from "../use-run-view";
import { placeAt } from "./plan";
import { eventAt, type Scene } from "./scene";

/** Pixels that a press may wander and still be a press. */
const still = 4;

interface Drag {
  readonly kind: "scrub" | "press" | "pan";
  readonly x: number;
  readonly y: number;
}

/**
 * What a mouse, pen or finger does to the lanes: a press chooses an event, a drag moves the picture, a drag along the axis scrubs, two
 * fingers or Ctrl and the wheel zoom, a wheel turned sideways (or with Shift) moves it. The wheel alone scrolls the page, as everywhere.
 */
export function usePointer(box: RefObject<HTMLElement | null>, scene: Scene | undefined, run: RunView, hover: (index: number) => void) {
  const drag = useRef<Drag>(undefined);
  const fingers = useRef(new Map<number, number>());
  const latest = useRef({ scene, run });
  useEffect(() => { latest.current = { scene, run }; });

  useEffect(() => {
    const element = box.current;
    // Not through React, which listens passively: the browser would zoom the page as well.
    const onWheel = (event: WheelEvent) => {
      const { scene: now, run: { setView } } = latest.current;
      if (now === undefined || element === null) return;
      const width = now.plan.width - now.plan.left;
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        setView(zoomAt(now.view, now.scale, width, Math.exp(-event.deltaY * 0.004), event.clientX - element.getBoundingClientRect().left - now.plan.left));
      } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) setView(panBy(now.view, now.scale, width, sideways));
      else return;
      event.preventDefault();
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [box]);

  if (scene === undefined) return {};
  const place = (event: PointerEvent) => {
    const frame = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };
  const scrub = (x: number) => {
    const upTo = Math.min(scene.horizon ?? Infinity, placeAt(scene.plan, scene.view, x));
    const index = run.selection.list[lastAtMost(run.selection.list, lastAtMost(scene.scale.at, upTo))] ?? run.selection.list[0];
    if (index !== undefined) run.moveTo(index);
  };

  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      const at = place(event);
      fingers.current.set(event.pointerId, at.x);
      const onAxis = at.y < scene.plan.axis;
      drag.current = { kind: onAxis ? "scrub" : "press", ...at };
      event.currentTarget.setPointerCapture(event.pointerId);
      if (onAxis) scrub(at.x);
    },
    onPointerMove(event: PointerEvent) {
      const at = place(event);
      const held = drag.current;
      if (held === undefined) return hover(eventAt(scene, at.x, at.y, 10));
      const before = fingers.current.get(event.pointerId) ?? at.x;
      const width = scene.plan.width - scene.plan.left;
      if (fingers.current.size === 2) {
        const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1] ?? at.x;
        const factor = Math.max(8, Math.abs(at.x - other)) / Math.max(8, Math.abs(before - other));
        run.setView(zoomAt(scene.view, scene.scale, width, factor, (at.x + other) / 2 - scene.plan.left));
        drag.current = { ...held, kind: "pan" };
      } else if (held.kind === "scrub") scrub(at.x);
      else if (held.kind === "pan" || Math.hypot(at.x - held.x, at.y - held.y) > still) {
        drag.current = { ...held, kind: "pan" };
        hover(-1);
        run.setView(panBy(scene.view, scene.scale, width, before - at.x));
      }
      fingers.current.set(event.pointerId, at.x);
    },
    onPointerUp(event: PointerEvent) {
      const at = place(event);
      if (drag.current?.kind === "press") {
        const index = eventAt(scene, at.x, at.y, 24);
        if (index >= 0) run.moveTo(index);
        else scrub(at.x);
      }
      fingers.current.delete(event.pointerId);
      if (fingers.current.size === 0) drag.current = undefined;
    },
    onPointerCancel(event: PointerEvent) {
      fingers.current.delete(event.pointerId);
      drag.current = undefined;
    },
    onPointerLeave: () => hover(-1),
  };
}
