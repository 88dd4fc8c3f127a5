// intercepted.ts
import { setupServer } from "msw/node";
import { createContract, loadDocument, reply } from "contract-server/node";
import { createHandlers } from "contract-server/msw";
import { fixtures, service } from "./service.ts";

const { document } = await loadDocument("openapi.yaml");
const handlers = createHandlers(createContract({ document, service, fixtures }), {
  baseUrl: "https://notes.example.com/api",
  console: { warn: console.log, error: console.log },
});
const server = setupServer(...handlers);
server.listen();
console.log(handlers.operations.map(({ operationId, method, path }) => `${operationId}: ${method} ${path}`));

const post = (body: object) =>
  fetch("https://notes.example.com/api/notes", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
console.log(await (await post({ text: "Call Ada" })).json());
console.log((await post({ text: "" })).status);

handlers.override("getNote", ({ path }) => reply(200, { id: path.noteId, text: "just for once" }), {
  once: true,
});
for (const attempt of ["overridden", "real"]) {
  const response = await fetch("https://notes.example.com/api/notes/note-1");
  console.log(attempt, await response.json());
}

await handlers.reset();
console.log(await (await fetch("https://notes.example.com/api/notes")).json());
server.close();
