import { expect, test } from "vitest";
import type { Course, CourseLesson } from "@/lib/content";
import { placeInCourse } from "./place-in-course";

const lesson = (id: string, status: "ready" | "planned" = "ready"): CourseLesson => ({ id, title: id, status, summary: "", minutes: 0, labs: [] });
const course: Course = {
  modules: [
    { id: "one", number: 1, title: "One", summary: "", lessons: [lesson("a"), lesson("b", "planned")] },
    { id: "two", number: 2, title: "Two", summary: "", lessons: [lesson("c"), lesson("d")] },
  ],
};

test("neighbours are the nearest lessons that can be opened, across modules", () => {
  expect(placeInCourse(course, "c")).toMatchObject({ module: { number: 2 }, previous: { id: "a" }, next: { id: "d" } });
});

test("the first has nothing before it, the last nothing after it", () => {
  expect(placeInCourse(course, "a").previous).toBeNull();
  expect(placeInCourse(course, "d").next).toBeNull();
});

test("a lesson that the course does not have stands nowhere", () => {
  expect(placeInCourse(course, "x")).toEqual({ module: null, labs: [], previous: null, next: null });
});
