import { collectionsOf, createContract, createMemoryStore, statefulService } from "../../src/index.ts";
import type { OpenApiDocument } from "../../src/index.ts";
import { loadDocument } from "../../src/document/load.ts";
import type { Violation } from "../../src/index.ts";
import { asker } from "../contract/pets-contract.ts";

/** A stateful mock of a document, a way to ask it, and what in its replies broke the contract. */
export async function remember(source: string | OpenApiDocument) {
  const document = typeof source === "string" ? (await loadDocument(source)).document : source;
  const { service, fixtures, collections } = await statefulService(document);
  const broken: Violation[] = [];
  const store = createMemoryStore({ collections: collectionsOf(service), seed: fixtures(new Date()) });
  const contract = createContract({
    ...{ document, service, store },
    replyCheck: "report",
    observer: { replyBroke: (_, __, violations) => broken.push(...violations) },
  });
  return { ask: asker(contract), broken, collections, contract, store };
}

/** A document about books and their reviews. */
export const BOOKS = "test/stateful/books.yaml";
