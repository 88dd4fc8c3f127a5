import type { Edge } from "./pattern-node.ts";
import type { Side } from "./symbols.ts";

/** Whether an edge is between what stands on its left and on its right. */
export function isEdge(edge: Edge, left: Side, right: Side): boolean {
  switch (edge) {
    case "start":
      return left === "nothing";
    case "end":
      return right === "nothing";
    case "line-start":
      return left === "nothing" || left === "line";
    case "line-end":
      return right === "nothing" || right === "line";
    case "word-edge":
      return (left === "word") !== (right === "word");
    case "inside-word":
      return (left === "word") === (right === "word");
  }
}
