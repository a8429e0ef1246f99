import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { en } from "@/lib/i18n/messages/home";
import { regions } from "./atlas";
import { hasGlyph } from "./glyphs/glyph";

const course = parse(readFileSync("content/course.yaml", "utf8")) as { modules: { id: string; lessons: { id: string }[] }[] };
const lessons = course.modules.flatMap((module) => module.lessons.map((lesson) => lesson.id));

describe("the map of the course", () => {
  it("has a region for every module, and no region without one", () => {
    expect([...regions].sort()).toEqual(course.modules.map((module) => module.id).sort());
  });

  it("has a drawing and a short name for every lesson", () => {
    const labels: Record<string, string> = en.parts;
    expect(lessons.filter((lesson) => !hasGlyph(lesson) || !labels[lesson])).toEqual([]);
  });
});
