import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Tape } from "./tape";
import type { StoreState } from "./types";
import { words } from "./words";

const stops = (revision: number) => {
  const store: StoreState = { revision, records: [{ revision: "2.0", key: "a", value: "1" }] };
  return renderToStaticMarkup(<Tape store={store} before={undefined} pointers={[]} words={words.en} />).match(/data-future/g)?.length;
};

it("has a stop for each revision", () => {
  expect(stops(3)).toBe(3);
});

it("ends somewhere, whatever revision a student's store believes in", () => {
  expect(stops(2 ** 31)).toBeLessThanOrEqual(201);
});
