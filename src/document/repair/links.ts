import { below } from "../place.ts";
import type { Place } from "../place.ts";
import type { Rule, Survey } from "./survey.ts";

/** What links lead to (OpenAPI 3.1, section 4.8.20), which is known only when all operations are. */
export class Links {
  readonly #operations = new Set<unknown>();
  readonly #links: { readonly place: Place; readonly id: unknown; readonly reference: unknown }[] = [];

  /** Hears of each operation. */
  readonly operation: Rule = ({ operationId }) => void this.#operations.add(operationId);

  /** Hears of each link. */
  readonly link: Rule = ({ operationId: id, operationRef: reference }, place) =>
    void this.#links.push({ place, id, reference });

  /** Tells of the links that lead to no operation. Nobody is led there by this engine, so that they are left as they are. */
  tell({ faults, references }: Survey): void {
    for (const { place, id, reference } of this.#links) {
      if (typeof id === "string" && !this.#operations.has(id)) {
        faults.warn("dead-link", below(place, "operationId"), `there is no operation "${id}"`);
      }
      if (typeof reference !== "string" || !reference.startsWith("#")) continue;
      if (typeof references.find(reference, undefined) !== "string") continue;
      faults.warn("dead-link", below(place, "operationRef"), `there is no operation at "${reference}"`);
    }
  }
}
