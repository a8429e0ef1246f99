import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { inlineMarkup } from "./inline-markup";

test.each([
  ["plain <b> text", "plain &lt;b&gt; text"],
  ["call `add(*a)` now", "call <code>add(*a)</code> now"],
  ["the *dirty* set", "the <em>dirty</em> set"],
  ["2 * 3", "2 * 3"],
])("%s", (text, html) => expect(renderToStaticMarkup(inlineMarkup(text))).toBe(html));
