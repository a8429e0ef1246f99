import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ClusterPicture } from "./cluster-picture";
import { momentAt } from "./model/moment";
import { traceOf } from "./model/testing";
import { modelOf } from "./model/trace-model";

const model = modelOf(traceOf(["n1", "n2", "client"], [
  [0, "n1", "start"], [0, "n2", "start"], [5, "n1", "send", 0, { to: "n2", message: "hello" }], [5, "client", "send", -1, { to: "n1", message: "left out" }], [9, "n2", "deliver", 2, { from: "n1", message: "hello" }],
]));
const drawn = (at: number) => renderToStaticMarkup(
  <ClusterPicture processes={["n1", "n2"]} look={(name) => ({ label: `I am ${name}` })} message={String} moment={momentAt(model, at)} before={undefined} locale="en" />,
);

it("draws the processes, and the messages under way between them", () => {
  expect(drawn(3)).toContain("I am n2");
  expect(drawn(3)).toContain("hello");
  expect(drawn(3)).not.toContain("left out");
  expect(drawn(4)).not.toContain("hello");
});
