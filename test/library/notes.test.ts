// notes.test.ts
import { expect, test } from "vitest";
import { createContract, loadDocument, reply } from "contract-server/node";
import { setupContract } from "contract-server/vitest";
import { fixtures, service } from "./service.ts";

const { document } = await loadDocument(`${import.meta.dirname}/openapi.yaml`);
const { override } = setupContract(createContract({ document, service, fixtures }));

test("notes are listed", async () => {
  const response = await fetch("https://notes.example.com/notes");
  await expect(response).toMatchContract("listNotes");
  expect(await response.json()).toHaveLength(1);
});

test("there may be none", async () => {
  override("listNotes", () => reply(200, []));
  const response = await fetch("https://notes.example.com/notes");
  expect(await response.json()).toEqual([]);
});
