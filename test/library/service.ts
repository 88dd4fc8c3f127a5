// service.ts
import { defineService, Problem, reply } from "contract-server";
import type { Fixtures } from "contract-server";
import type { components, operations } from "./contract.gen.ts";

interface State {
  notes: components["schemas"]["Note"];
}

export const service = defineService<operations, State>({
  schemaVersion: 1,
  collections: { notes: { id: "id", indexes: ["tag"] } },
  handlers: {
    createNote: async ({ body, store }) => {
      const note = { id: `note-${await store.next("notes")}`, ...body };
      await store.put("notes", note);
      return reply(201, note);
    },
    listNotes: async ({ query: { tag }, store }) => {
      const { items } = await store.find("notes", tag === undefined ? {} : { where: { tag } });
      return reply(200, [...items]);
    },
    getNote: async ({ path, store }) => {
      const note = await store.get("notes", path.noteId);
      if (!note) throw new Problem({ status: 404, detail: `There is no note ${path.noteId}.` });
      return reply(200, note);
    },
  },
});

export const fixtures: Fixtures<State> = () => ({
  collections: { notes: [{ id: "note-1", text: "Buy milk", tag: "home" }] },
  counters: { notes: 1 },
});
