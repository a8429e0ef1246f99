import { expect, it } from "vitest";
import { readPicture } from "./read";

it("reads a picture, and leaves out what is odd", () => {
  const picture = { preemptor: { name: "vip", priority: 100, cpu: 2000 }, nodes: [{ name: "a", cpu: 4000, answer: "fits", pods: [{ name: "p", priority: 1, cpu: 1000, fate: "back" }] }], chosen: "a", calls: ["delete p"] };
  expect(readPicture(picture)).toEqual(picture);
  expect(readPicture({ ...picture, nodes: [{ name: "a", pods: ["odd", { name: "p", fate: "odd" }] }, 5], calls: null })).toEqual({
    preemptor: picture.preemptor, chosen: "a", calls: [], nodes: [{ name: "a", cpu: 0, pods: [{ name: "p", priority: 0, cpu: 0, fate: "stays" }] }],
  });
});

it("takes other states for no picture", () => {
  expect([readPicture(undefined), readPicture(null), readPicture([]), readPicture({ nodes: [] }), readPicture({ calls: ["delete p"] })]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
