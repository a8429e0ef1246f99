import { useEffect, useRef, type RefObject } from "react";

/**
 * Brings what is new into view when `news` changes: the top of the results, or, where the list is longer than its pane, the first
 * failure (below the progress, which sticks to the top). Only the pane scrolls, and the focus stays where it is.
 *
 * @param news names what is shown; undefined while nothing new is to be looked at
 * @param firstFailure id of the test to show, if one is to be shown rather than the top
 */
export function useNewsInView(news: string | undefined, firstFailure: string | undefined): RefObject<HTMLDivElement | null> {
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = pane.current;
    if (!element || news === undefined) return;
    element.scrollTop = 0;
    const test = [...element.querySelectorAll<HTMLElement>("[data-test]")].find((item) => item.dataset.test === firstFailure);
    if (!test || test.getBoundingClientRect().bottom <= element.getBoundingClientRect().bottom) return;
    const covered = element.querySelector('[role="progressbar"]')?.getBoundingClientRect().height ?? 0;
    element.scrollTop = test.getBoundingClientRect().top - element.getBoundingClientRect().top - covered;
  }, [news, firstFailure]);
  return pane;
}
