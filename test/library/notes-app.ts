// notes-app.ts
const notes = new Map([["note-1", { id: "note-1", text: "Buy milk", tag: "home" }]]);

/** A backend as any framework makes one; it forgets the text of a note that is asked for alone. */
export function app(request: Request): Response {
  const { pathname } = new URL(request.url);
  if (request.method !== "GET") return new Response(null, { status: 405, headers: { Allow: "GET" } });
  if (pathname === "/notes") return Response.json([...notes.values()]);
  const note = notes.get(decodeURIComponent(pathname.slice("/notes/".length)));
  if (note) return Response.json({ id: note.id, tag: note.tag });
  const headers = { "Content-Type": "application/problem+json" };
  return Response.json({ title: "Not found", status: 404 }, { status: 404, headers });
}
