import { isObject } from "../contract/document.ts";
import type { JsonObject, OpenApiDocument } from "../contract/document.ts";
import type { Operation } from "../contract/operation.ts";
import { exampleOf } from "../mock/reply-maker.ts";
import type { CollectionPlan } from "./collection-plan.ts";
import type { Forms } from "./forms.ts";
import type { ListedPage } from "./list-query.ts";
import { placeOfList, schemaAt, shapeOf, successOf } from "./reply-schema.ts";

/** A page of a list in the form that its operation declares: the list itself, or an object that holds it. */
export async function listBody(
  document: OpenApiDocument,
  forms: Forms,
  plan: CollectionPlan,
  operation: Operation,
  page: ListedPage,
): Promise<unknown> {
  const media = successOf(operation)?.media;
  const place = media && placeOfList(shapeOf({ ...document }, media), plan.path);
  if (!media?.schema || place === undefined) return page.items;
  const { schema } = media;
  const itemSchema = schemaAt(document, schema, place, true);
  const items: unknown[] = [];
  for (const item of page.items) {
    const seed = `${plan.path}\n${String(item[plan.idProperty])}`;
    items.push(itemSchema ? await forms.fit(itemSchema, item, seed) : item);
  }
  if (place === "") return items;
  const example = exampleOf({ ...document }, media);
  const base: unknown = isObject(example) ? example : await forms.make(schema, plan.path);
  const body: JsonObject = isObject(base) ? { ...structuredClone(base), [place]: items } : { [place]: items };
  for (const [name, values] of aboutPage(body, page)) forms.assign(schema, body, name, values);
  return body;
}

/** What the members beside a list can be, by what they are called. */
function aboutPage(
  body: JsonObject,
  { items, total, limit, offset, page }: ListedPage,
): [string, unknown[]][] {
  const isLast = offset + items.length >= total;
  const known: readonly (readonly [RegExp, unknown])[] = [
    [/^(total|count|total_?count|total_?items|total_?results)$/i, total],
    [/^(per_?page|page_?size|limit|size)$/i, limit],
    [/^(page|current_?page|page_?number)$/i, page],
    [/^(offset|skip|start)$/i, offset],
    [/^(total_?pages|pages|page_?count)$/i, limit ? Math.ceil(total / limit) : 1],
    [/^(has_?more|has_?next|has_?next_?page|incomplete_results)$/i, !isLast],
    [/^(next|prev|previous)?_?(cursor|page_?token|link|next|prev|previous)$/i, null],
  ];
  return Object.keys(body).flatMap((name): [string, unknown[]][] => {
    const found = known.find(([pattern, value]) => pattern.test(name) && value !== undefined);
    return found ? [[name, [found[1]]]] : [];
  });
}
