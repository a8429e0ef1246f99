"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Palette, readPalette } from "./palette";

/** Size of a box in CSS pixels, and how large the reader's text is (1: 16 px). */
export interface Measure {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
}

export function useMeasure(box: RefObject<HTMLElement | null>): Measure | undefined {
  const [measure, setMeasure] = useState<Measure>();
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => setMeasure({ width: element.clientWidth, height: element.clientHeight, unit: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => observer.disconnect();
  }, [box]);
  return measure;
}

/** The tokens' values, read anew when the theme changes and once fonts are there. */
export function usePalette(box: RefObject<HTMLElement | null>): Palette | undefined {
  const [palette, setPalette] = useState<Palette>();
  useLayoutEffect(() => {
    let gone = false;
    const read = () => { if (!gone && box.current !== null) setPalette(readPalette(box.current)); };
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    read();
    void document.fonts.ready.then(read);
    return () => {
      gone = true;
      observer.disconnect();
    };
  }, [box]);
  return palette;
}

/** Paints a canvas at most once a frame, whenever `paint` is another one. Its backing store follows the screen's pixels. */
export function useCanvas(canvas: RefObject<HTMLCanvasElement | null>, width: number, height: number, paint: ((ctx: CanvasRenderingContext2D) => void) | undefined): void {
  const waiting = useRef(0);
  const newest = useRef(paint);
  useEffect(() => {
    newest.current = paint;
    if (waiting.current !== 0 || paint === undefined) return;
    waiting.current = requestAnimationFrame(() => {
      waiting.current = 0;
      const element = canvas.current;
      const ctx = element?.getContext("2d");
      if (!element || !ctx) return;
      const ratio = window.devicePixelRatio;
      const [wide, tall] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (element.width !== wide || element.height !== tall) [element.width, element.height] = [wide, tall];
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      newest.current?.(ctx);
    });
  }, [canvas, width, height, paint]);
  useEffect(() => () => {
    cancelAnimationFrame(waiting.current);
    waiting.current = 0;
  }, []);
}
