// The validator that a server compiles counts what a subschema looks at even where that fails, so long as it is known
// before any value is: `properties` name theirs, `anyOf` shows only with a value which branch counts. What else
// `unevaluatedProperties` tells of in a wrong value hangs on it, so that it is kept count of here too.

/** What is known of the properties or items that a schema looks at, before there is a value. */
export type Known = "none" | "some" | "all" | "value";

/** The same for both. */
export interface Foreknowledge {
  props: Known;
  items: Known;
}

/** What is known of a schema that is not read to its end yet, since it refers to itself. */
export const UNREAD: Readonly<Foreknowledge> = { props: "value", items: "value" };

/** Whether what a subschema has looked at counts even where the value does not hold. */
export interface Counting {
  readonly props: boolean;
  readonly items: boolean;
}

/**
 * Adds what is known of a subschema; of one that does not count always, a value alone can show it. The first one of those
 * that shows it only with a value counts all the same.
 */
export function addKnown(
  into: Foreknowledge,
  from: Readonly<Foreknowledge>,
  countsAlways: boolean,
): Counting {
  const counting = (before: Known, added: Known) => countsAlways || (before === "none" && added === "value");
  const counts = { props: counting(into.props, from.props), items: counting(into.items, from.items) };
  into.props = merge(into.props, from.props, countsAlways);
  into.items = merge(into.items, from.items, countsAlways);
  return counts;
}

function merge(into: Known, from: Known, countsAlways: boolean): Known {
  if (into === "all" || from === "none") return into;
  if (!countsAlways || into === "value" || from === "value") return "value";
  return from === "all" || into === "none" ? from : "some";
}
