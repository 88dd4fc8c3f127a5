import { Problem } from "../src/index.ts";
import type { ModelDocument } from "./models-state.ts";
import type { ModelOpsView } from "./state.ts";

/**
 * The model with this id.
 * @throws {Problem} 404 when there is none.
 */
export async function findModel(store: ModelOpsView, id: string): Promise<ModelDocument> {
  const model = await store.get("models", id);
  if (model) return model;
  throw new Problem({ status: 404, detail: `There is no model ${id}.` });
}
