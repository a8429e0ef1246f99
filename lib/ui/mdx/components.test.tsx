import type { ComponentType } from "react";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { componentDocs } from "@/lib/content/schema/components";
import { mdxComponents, type MdxContext } from "./components";

const context: MdxContext = {
  strings: { copy: "Copy", copied: "Copied", copyFailed: "Failed", code: (title) => `Code: ${title}`, note: "Note", tip: "Tip", warning: "Warning", changed: (since) => `Since ${since}`, diagram: "Diagram" },
  languageName: (language) => language.toUpperCase(),
  term: (id) => (id === "key" ? { term: "key", definition: "A name." } : null),
  href: (written) => (written === "lesson:later" ? null : written.replace("lesson:", "/en/learn/")),
  figure: (name, caption, alternative) => <figure data-figure={name}>{caption}{alternative}</figure>,
  belowHeading: (id) => id === "old" && <p>stale</p>,
};

const components = mdxComponents(context);

function html(name: string, props: Record<string, unknown>, ...children: ReactNode[]): string {
  return renderToStaticMarkup(createElement(components[name] as ComponentType<Record<string, unknown>>, props, ...children));
}

test("every documented component can be rendered", () => {
  expect(Object.keys(components)).toEqual(expect.arrayContaining(Object.keys(componentDocs)));
});

test("a table is a named group that the keyboard can scroll", () => {
  expect(html("Table", { caption: "Limits" }, <table />)).toMatch(/<figcaption[^>]*>Limits<\/figcaption><div[^>]*role="group" aria-label="Limits" tabindex="0"><table>/);
});

test("a callout says its kind in words unless it has a title", () => {
  expect(html("Callout", { kind: "warning" }, "x")).toContain('role="note" aria-label="Warning"');
  expect(html("Callout", { kind: "tip", title: "Faster" }, "x")).toContain('aria-label="Faster"');
  expect(html("Changed", { since: "1.30" }, "x")).toContain('aria-label="Since 1.30"');
});

test("a term's button opens its own definition", () => {
  const out = html("Term", { id: "key" }, "keys");
  const target = /<button[^>]*popoverTarget="([^"]+)"/i.exec(out)?.[1];
  expect(target).toBeTruthy();
  expect(out).toContain(`id="${target}"`);
  expect(out).toContain("A name.");
});

test("a link to a lesson that is only planned is plain text", () => {
  expect(html("a", { href: "lesson:later" }, "later")).toBe("later");
  expect(html("a", { href: "https://example.org/" }, "there")).toBe('<a href="https://example.org/">there</a>');
});

test("a heading keeps its id, and its name is its words alone", () => {
  const out = html("h2", { id: "old" }, "Words");
  expect(out).toContain('<h2 id="old">Words</h2>');
  expect(out).toContain("<p>stale</p>");
  expect(html("h2", { id: "new" }, "Words")).not.toContain("stale");
});

test("a code block is named by its title, else by its language", () => {
  expect(html("pre", { "data-language": "go", "data-title": "a.go" }, <code />)).toContain('aria-label="Code: a.go"');
  expect(html("pre", { "data-language": "go" }, <code />)).toContain('aria-label="Code: GO"');
});

test("a diagram tells what it shows, and an arrow's tip ends where it should", () => {
  const out = html("Diagram", { width: "100", height: "50", alt: "A sends to B." }, createElement(components.Message as ComponentType<Record<string, unknown>>, { x1: "0", y1: "0", x2: "30", y2: "40" }));
  expect(out).toContain('role="img" aria-label="A sends to B." viewBox="0 0 100 50"');
  expect(out).toContain('points="30,40 ');
});

test("a queue has a slot for each item, empty ones too", () => {
  const out = html("Queue", { x: "0", y: "0", w: "90", h: "30", items: "a,,b", label: "q" });
  expect(out.match(/<line /g)).toHaveLength(2);
  expect(out.match(/<rect /g)).toHaveLength(3);
});
