/**
 * Id of the heading under which the top third of the window stands, or null above the first one. Ids of headings are the
 * same in every language, so the answer is a place in the other language's page too.
 */
export function headingInView(page: Document): string | null {
  const line = page.documentElement.clientHeight / 3;
  let current: string | null = null;
  for (const heading of page.querySelectorAll<HTMLElement>("main :is(h2, h3, h4)[id], main section[id]")) {
    if (heading.getBoundingClientRect().top > line) break;
    current = heading.id;
  }
  return current;
}
