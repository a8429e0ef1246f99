import { expect, test } from "vitest";
import type { SubmissionDetail } from "@/lib/progress";
import { submissionEvents } from "./submission-events";

const queued: SubmissionDetail = { id: "s", lab: "l", labVersion: "v", state: "queued", at: 0, files: {} };

test("one person has twenty streams at most; closing one makes room, and others are not concerned", () => {
  const open = (person: string, signal = new AbortController().signal) => submissionEvents(person, "s", () => Promise.resolve(queued), signal);
  const first = new AbortController();
  const rest = new AbortController();
  open("eve", first.signal);
  for (let i = 1; i < 20; i++) open("eve", rest.signal);
  expect(() => open("eve", rest.signal)).toThrow(expect.objectContaining({ code: "too-many-requests" }));
  expect(open("ada", rest.signal).status).toBe(200);
  first.abort();
  expect(open("eve", rest.signal).status).toBe(200);
  rest.abort();
});
