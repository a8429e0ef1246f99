import "@fontsource-variable/ibm-plex-sans/wght.css";
import "@fontsource-variable/ibm-plex-sans/wght-italic.css";
import "@fontsource/ibm-plex-mono/400.css";
import "@fontsource/ibm-plex-mono/600.css";
import { preload } from "react-dom";

// IBM Plex (SIL Open Font License), served from this site. The packages' unicode ranges let the browser fetch only the
// subsets that a page shows; Chinese stays in the reader's system fonts.
const everyPage = [new URL("@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2", import.meta.url)];

/** Has the browser fetch the typeface of the running text before it has read the style sheets. Call while rendering. */
export function preloadFonts(): void {
  for (const file of everyPage) preload(file.pathname, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
}
