// Runs in the browser, after Swagger UI's bundle.
const link = globalThis.document.getElementById("document");
const response = await globalThis.fetch(link.href);
const spec = await response.json();

// What the page tries out, it tries out on the server that it came from.
const basePaths = link.dataset.basePaths.split(" ");
spec.servers = basePaths.map((url) => ({ url, description: "This server" }));
for (const item of Object.values(spec.paths ?? {})) {
  for (const holder of [item, ...Object.values(item)]) delete holder?.servers;
}
globalThis.document.title = `${spec.info.title} ${spec.info.version}`;

globalThis.SwaggerUIBundle({
  spec,
  dom_id: "#documentation",
  deepLinking: true,
  displayRequestDuration: true,
  validatorUrl: null,
});
